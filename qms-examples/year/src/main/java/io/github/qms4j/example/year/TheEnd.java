package io.github.qms4j.example.year;

import io.github.qms4j.Qms;
import io.github.qms4j.capa.CapaId;
import io.github.qms4j.capa.CapaLifeCycle;
import io.github.qms4j.document.DocumentId;
import io.github.qms4j.record.Seen;
import io.github.qms4j.retention.DispositionId;
import io.github.qms4j.retention.DueRecord;
import io.github.qms4j.retention.HoldScope;
import io.github.qms4j.retention.LegalHoldId;
import io.github.qms4j.retention.Retention;
import io.github.qms4j.review.ReviewId;
import io.github.qms4j.trail.Trail;
import io.github.qms4j.trail.TrailVerification;
import io.github.qms4j.trail.custody.DirectoryWitness;
import io.github.qms4j.trail.evidence.EvidenceExport;
import io.github.qms4j.trail.evidence.EvidenceScope;
import io.github.qms4j.verifier.PackVerification;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;

/** The year is sealed, handed on and verified; whoever changes anything of it is found. */
final class TheEnd {
    static final String TITLE = "The end: sealed, handed on, verified";

    private final House house;
    private final Narrator narrator;

    TheEnd(House house, Narrator narrator) {
        this.house = house;
        this.narrator = narrator;
    }

    /**
     * Ends the year.
     *
     * @param capa the CAPA that was closed
     * @param review the management review
     * @param incidents the procedure for incidents
     * @param june a copy of the store as it was in June
     */
    void tell(CapaId capa, ReviewId review, DocumentId incidents, StoreCopy june) {
        narrator.chapter(TITLE);
        house.on("12-29");
        retain();
        seal();
        ReportFiles reports = new ReportFiles(house, narrator);
        reports.write("capa", capa.value());
        reports.write("management-review", review.value());
        reports.writeAll();
        export();
        lookBack(capa, incidents);
        StoreCopy changed = StoreCopy.of(house.storage);
        changed.tamper("capa", capa.value(), text -> text.replace("\"CLOSED\"", "\"CANCELLED\""));
        find("a status is changed in the row of " + capa, changed);
        StoreCopy signed = StoreCopy.of(house.storage);
        sign(signed, capa);
        find("a signature is added to an entry that nobody signed", signed);
        find("the store is set back to what it was in June", june);
        narrator.refuses("the log that was set back is sealed again", () -> sealAgain(june));
    }

    private void retain() {
        Retention quality =
                house.as(Cast.QUALITY_MANAGER, "schedule of retention").retention();
        quality.setPolicy("ticket", Period.ofMonths(10), "contract with the users, section 7");
        List<DueRecord> due =
                quality.due("ticket", house.clock.instant()).limit(1_000).toList();
        narrator.tells("Tickets are kept for ten months after they are closed.");
        narrator.shows(due.size() + " tickets are due for disposal; the first is "
                + due.get(0).id() + ".");
        LegalHoldId hold = house.as(Cast.COMPLIANCE, "asked for by counsel")
                .retention()
                .placeHold(HoldScope.records("ticket", Set.of(due.get(0).id())), "claim of a customer");
        narrator.tells("A legal hold, " + hold + ", is placed on that one.");
        narrator.refuses(
                "the quality manager proposes to dispose of it",
                () -> quality.propose("ticket", Set.of(due.get(0).id())));
        DispositionId disposal = quality.propose("ticket", Set.of(due.get(1).id()));
        house.signing(Cast.COMPLIANCE, "due, and nobody needs it")
                .retention()
                .approve(Seen.of(
                        disposal, quality.disposition(disposal).orElseThrow().version()));
        quality.carryOut(disposal);
        narrator.tells(
                "Another one is disposed of by " + disposal + ", with a signature; a tombstone stays in its place.");
    }

    private void seal() {
        Trail.Sealing sealing = house.qms.trail().seal();
        TrailVerification verified = house.qms.trail().verify();
        narrator.tells("The log is sealed and verified: " + verified.entries() + " entries in " + verified.seals()
                + " seals, " + verified.records() + " records, " + (verified.isSound() ? "sound." : "NOT SOUND."));
        narrator.shows("the witness holds the checkpoint of "
                + DirectoryWitness.in(house.witness)
                        .latest(House.LOG)
                        .orElseThrow()
                        .checkpoint()
                        .size()
                + " entries: "
                + (DirectoryWitness.in(house.witness).latest(House.LOG).equals(sealing.checkpoint())
                        ? "it is the newest."
                        : "an older one."));
    }

    private void export() {
        Path pack = house.directory.resolve("year-2025.zip");
        try (OutputStream out = Files.newOutputStream(pack)) {
            EvidenceExport export =
                    house.as(Cast.COMPLIANCE, "the year 2025").evidence().export(EvidenceScope.everything(), out);
            narrator.tells("All of it is exported as an evidence pack with " + export.records() + " records and "
                    + export.entries() + " entries.");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        try {
            PackVerification verified = PackVerification.of(
                    pack, List.of(StoryKey.of(House.LOG).key().text()), House.LOG, house.witness);
            narrator.shows("the offline verifier, with the pack and the public key alone, finds it "
                    + (verified.isSound() ? "sound" : "NOT SOUND, " + verified.problems()) + " and "
                    + (verified.complete() ? "complete" : "PARTIAL") + ": " + verified.records() + " records, "
                    + verified.entries() + " entries.");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Everything can be asked as of any date of the year. */
    private void lookBack(CapaId capa, DocumentId incidents) {
        for (String day : List.of("2025-07-15", "2025-09-15", "2025-12-29")) {
            Instant instant =
                    LocalDate.parse(day).atTime(12, 0).atZone(House.ZONE).toInstant();
            if (instant.isAfter(house.clock.instant())) {
                instant = house.clock.instant();
            }
            narrator.shows("as of " + day + " the CAPA was "
                    + house.as(Cast.COMPLIANCE)
                            .records()
                            .asOf(CapaLifeCycle.TYPE, capa.value(), instant)
                            .map(found -> found.state().status().name())
                            .orElse("not there")
                    + ", and the procedure for incidents in force was "
                    + house.as(Cast.COMPLIANCE)
                            .documents()
                            .inForce(incidents, LocalDate.parse(day))
                            .map(found -> found.version().value())
                            .orElse("none")
                    + ".");
        }
    }

    /** An entry gets the signature of another one. */
    private void sign(StoreCopy copy, CapaId capa) {
        String signed = copy.payload("trail-entry", entry(capa, lastVersion(capa)));
        int from = signed.indexOf("\"signature\":{");
        String signature = signed.substring(from, signed.indexOf('}', from) + 1);
        copy.tamper(
                "trail-entry",
                entry(capa, 1),
                text -> text.replaceFirst("\"signature\":null", Matcher.quoteReplacement(signature)));
    }

    private long lastVersion(CapaId capa) {
        return house.as(Cast.COMPLIANCE).capas().find(capa).orElseThrow().version();
    }

    private static String entry(CapaId capa, long version) {
        return "CHANGE/capa/" + capa + "/" + version;
    }

    private void find(String what, StoreCopy copy) {
        try (Qms engine = open(copy)) {
            TrailVerification found = engine.trail().verify();
            narrator.tells(
                    "In a copy of the store, " + what + ": the log is " + (found.isSound() ? "SOUND." : "not sound."));
            found.problems().stream()
                    .limit(2)
                    .map(problem -> problem.replace(
                            house.witness.toAbsolutePath().normalize().toString(), "year/witness"))
                    .forEach(narrator::shows);
        }
    }

    private void sealAgain(StoreCopy copy) {
        try (Qms engine = open(copy)) {
            engine.trail().seal();
        }
    }

    private Qms open(StoreCopy copy) {
        return copy.open(house.clock, house.keys, DirectoryWitness.in(house.witness));
    }
}
