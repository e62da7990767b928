package io.github.qms4j.retention;

import static io.github.qms4j.complaint.Complaints.COMPLAINT;
import static io.github.qms4j.retention.RetentionFixture.QUALITY;
import static io.github.qms4j.retention.RetentionFixture.entry;
import static io.github.qms4j.retention.RetentionFixture.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.github.qms4j.ConfigurationException;
import io.github.qms4j.ConflictException;
import io.github.qms4j.DuplicateException;
import io.github.qms4j.NotFoundException;
import io.github.qms4j.RefusedException;
import io.github.qms4j.StorageException;
import io.github.qms4j.Unbounded;
import io.github.qms4j.complaint.Complaints;
import io.github.qms4j.complaint.FaultyStorage;
import io.github.qms4j.complaint.TamperedStorage;
import io.github.qms4j.complaint.WatchedStorage;
import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.record.ErasableText;
import io.github.qms4j.record.UnitOfWork.Appended;
import io.github.qms4j.spi.storage.Change;
import io.github.qms4j.spi.storage.ChangeSet;
import io.github.qms4j.spi.storage.RecordQuery;
import io.github.qms4j.spi.storage.StoredRecord;
import io.github.qms4j.trail.LoggedEntry;
import io.github.qms4j.trail.TrailEntry;
import io.github.qms4j.trail.checkpoint.SignedCheckpoint;
import io.github.qms4j.trail.evidence.EvidenceScope;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Verifies("X-12")
class DisposalTest {
    private final TamperedStorage storage = new TamperedStorage();
    private final RetentionFixture qms = new RetentionFixture(storage);

    private List<String> problems() {
        return qms.qms.trail().verify().problems();
    }

    private List<StoredRecord> entriesOf(String type, String id) {
        return storage.query(RecordQuery.of("default", "trail-entry")).records().stream()
                .filter(row -> row.key().id().contains("/" + type + "/" + id + "/"))
                .toList();
    }

    private void batch(String batchId, int notes) {
        qms.agent().commit(work -> {
            work.append(
                    Note.TYPE.transition("note.write"),
                    batchId,
                    IntStream.range(0, notes)
                            .mapToObj(i -> new Appended<>(batchId + i, new Note(Note.Status.DONE, "n" + i, List.of())))
                            .toList());
            return batchId;
        });
    }

    private String note(String id, ErasableText... texts) {
        return qms.agent()
                .commit(work -> work.create(
                        Note.TYPE.transition("note.write"),
                        id,
                        by -> new Note(Note.Status.DONE, "call back", List.of(texts))))
                .id();
    }

    private String noteWithText(String id) {
        return qms.agent()
                .commit(work -> work.create(
                        Note.TYPE.transition("note.write"),
                        id,
                        by -> new Note(Note.Status.DONE, "call back", List.of(work.keepErasable("Ms Smith")))))
                .id();
    }

    @Test
    void of_a_disposed_record_nothing_is_stored_but_its_tombstone() {
        String id = qms.closed();
        assertThatThrownBy(() -> Complaints.opened(Unbounded.records(qms.as(Complaints.TRAINER)), id))
                .isInstanceOf(RefusedException.class);
        String content = qms.qms.trail().history("acme.complaint", id).get(2).contentHash();
        List<String> hashes = entriesOf("acme.complaint", id).stream()
                .map(row -> TrailEntry.parse(row.payload()).hash())
                .toList();
        qms.yearsLater();

        DispositionId number = qms.disposed("acme.complaint", id);

        assertThat(qms.agent().find(COMPLAINT, id)).isEmpty();
        assertThat(entriesOf("acme.complaint", id)).isEmpty();
        Tombstone tombstone =
                qms.retention(QUALITY).tombstone("acme.complaint", id).orElseThrow();
        assertThat(tombstone.version()).isEqualTo(2);
        assertThat(tombstone.isFromBatch()).isFalse();
        assertThat(tombstone.contentHash()).isEqualTo(content);
        assertThat(tombstone.disposition()).isEqualTo(number.value());
        assertThat(tombstone.entries())
                .extracting(Tombstone.RemovedEntry::hash)
                .hasSize(4)
                .containsExactlyInAnyOrderElementsOf(hashes);
        assertThat(tombstone.entries())
                .extracting(Tombstone.RemovedEntry::kind)
                .containsExactlyInAnyOrder("CHANGE", "CHANGE", "CHANGE", "REFUSAL");
        assertThat(problems()).isEmpty();
    }

    @Test
    void what_is_left_verifies_before_and_after_the_next_seal() {
        String id = qms.closed();
        qms.closed();
        qms.yearsLater();
        qms.disposed("acme.complaint", id);

        assertThat(problems()).isEmpty();
        qms.qms.trail().seal();
        assertThat(problems()).isEmpty();
    }

    @Test
    void proofs_of_other_entries_and_checkpoints_of_before_stay_valid() {
        String gone = qms.closed();
        String stays = qms.closed();
        SignedCheckpoint before = qms.qms.trail().seal().checkpoint().orElseThrow();
        qms.yearsLater();
        qms.disposed("acme.complaint", gone);
        qms.qms.trail().seal();

        SignedCheckpoint after = qms.qms.trail().checkpoint().orElseThrow();
        assertThat(qms.qms.trail().verify(before).problems()).isEmpty();
        assertThat(qms.qms
                        .trail()
                        .consistency(
                                before.checkpoint().size(), after.checkpoint().size())
                        .proves(before.checkpoint().root(), after.checkpoint().root()))
                .isTrue();
        for (TrailEntry entry : qms.qms.trail().history("acme.complaint", stays)) {
            LoggedEntry logged = qms.qms.trail().prove(entry);
            assertThat(logged.isProved()).isTrue();
            assertThat(logged.checkpoint()).isEqualTo(after);
        }
    }

    @Test
    void whatever_asks_for_a_disposed_record_is_told_its_disposition() {
        String id = qms.closed();
        qms.yearsLater();
        DispositionId number = qms.disposed("acme.complaint", id);

        assertThatThrownBy(() -> qms.agent().get(COMPLAINT, id))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining(number.value());
        assertThatThrownBy(() -> qms.agent().asOf(COMPLAINT, id, Instant.parse("2020-12-31T00:00:00Z")))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining(number.value());
        assertThatThrownBy(() -> qms.qms.trail().history("acme.complaint", id))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining(number.value());
        assertThatThrownBy(() -> qms.qms.trail().verify(COMPLAINT, id))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining(number.value());
        assertThatThrownBy(() -> Complaints.opened(qms.agent(), id))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining(number.value());
        assertThatThrownBy(() -> qms.as(QUALITY)
                        .evidence()
                        .export(EvidenceScope.record("acme.complaint", id), new ByteArrayOutputStream()))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining(number.value());
    }

    @Test
    @Verifies("X-4")
    void the_number_of_a_disposed_record_is_not_given_again_even_when_it_was_the_last_of_its_series() {
        String first = qms.closed();
        String last = qms.closed();
        qms.yearsLater();
        qms.disposed("acme.complaint", first, last);

        qms.clock.set("2020-12-31T00:00:00Z");
        assertThat(Complaints.received(qms.agent()).id()).isEqualTo("CMP-2020-0003");
    }

    @Test
    @Verifies("X-4")
    void the_id_of_a_disposed_record_is_not_given_again() {
        note("phone:1");
        batch("import", 3);
        qms.yearsLater();
        qms.disposed("acme.note", "phone:1", "import1");

        assertThatThrownBy(() -> note("phone:1"))
                .isInstanceOf(DuplicateException.class)
                .hasMessageContaining("was disposed of");
        assertThatThrownBy(() -> qms.agent().commit(work -> {
                    work.append(
                            Note.TYPE.transition("note.write"),
                            "again",
                            List.of(new Appended<>("import1", new Note(Note.Status.DONE, "n", List.of()))));
                    return 0;
                }))
                .isInstanceOf(DuplicateException.class)
                .hasMessageContaining("was disposed of");
    }

    @Test
    void of_a_batch_only_the_disposed_record_goes() {
        batch("import", 3);
        qms.agent().commit(work -> work.change(Note.TYPE.transition("note.edit"), "import1", n -> n.with("edited")));
        qms.yearsLater();
        qms.disposed("acme.note", "import1");

        Tombstone tombstone =
                qms.retention(QUALITY).tombstone("acme.note", "import1").orElseThrow();
        assertThat(tombstone.isFromBatch()).isTrue();
        assertThat(tombstone.entries()).hasSize(1);
        assertThat(storage.find(key("trail-entry", "BATCH/acme.note/import/batch")))
                .isPresent();
        assertThat(qms.qms.trail().verify(Note.TYPE, "import0").problems()).isEmpty();
        assertThat(problems()).isEmpty();
        qms.disposed("acme.note", "import0", "import2");
        assertThat(problems()).isEmpty();
    }

    @Test
    void erasable_texts_of_every_version_go_with_the_record() {
        noteWithText("n1");
        ErasableText first = qms.agent().get(Note.TYPE, "n1").state().texts().get(0);
        qms.agent()
                .commit(work -> work.change(
                        Note.TYPE.transition("note.edit"), "n1", n -> n.with(List.of(work.keepErasable("Mr Jones")))));
        ErasableText second = qms.agent().get(Note.TYPE, "n1").state().texts().get(0);
        qms.yearsLater();
        qms.disposed("acme.note", "n1");

        assertThat(storage.query(RecordQuery.of("default", "erasable-text")).records())
                .isEmpty();
        assertThat(qms.retention(QUALITY)
                        .tombstone("acme.note", "n1")
                        .orElseThrow()
                        .texts())
                .containsExactlyInAnyOrder(first.erasable(), second.erasable());
        assertThat(problems()).isEmpty();
    }

    @Test
    void a_text_that_another_record_names_as_well_stays() {
        noteWithText("n1");
        ErasableText text = qms.agent().get(Note.TYPE, "n1").state().texts().get(0);
        note("n2", text);
        qms.yearsLater();
        qms.disposed("acme.note", "n1");

        assertThat(qms.agent().reveal(text)).contains("Ms Smith");
        assertThat(problems()).isEmpty();
        qms.disposed("acme.note", "n2");
        assertThat(storage.query(RecordQuery.of("default", "erasable-text")).records())
                .isEmpty();
        assertThat(problems()).isEmpty();
    }

    @Test
    void carrying_out_again_changes_nothing() {
        String id = qms.closed();
        qms.yearsLater();
        DispositionId number = qms.disposed("acme.complaint", id);
        long entries = storage.count(RecordQuery.of("default", "trail-entry"));

        Disposition again = qms.retention(QUALITY).carryOut(number);

        assertThat(again.status()).isEqualTo(Disposition.Status.CARRIED_OUT);
        assertThat(storage.count(RecordQuery.of("default", "trail-entry"))).isEqualTo(entries);
    }

    @Test
    void an_altered_record_is_not_disposed_of() {
        String id = qms.closed();
        qms.yearsLater();
        DispositionId number = qms.approved("acme.complaint", id);
        storage.alterPayload(key("acme.complaint", id), p -> p.replace("late answer", "no answer"));

        assertThatThrownBy(() -> qms.retention(QUALITY).carryOut(number))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("does not verify");
        assertThat(storage.find(key("acme.complaint", id))).isPresent();
    }

    @Test
    void an_entry_that_is_missing_without_a_tombstone_is_a_problem() {
        String gone = qms.closed();
        String other = qms.closed();
        qms.yearsLater();
        qms.disposed("acme.complaint", gone);
        storage.remove(entry(other, 1));

        assertThat(problems()).anyMatch(p -> p.startsWith("no entry is at the place"));
    }

    @Test
    void a_record_and_its_entries_that_are_missing_without_a_tombstone_are_a_problem() {
        String gone = qms.closed();
        qms.qms.trail().seal();
        storage.remove(key("acme.complaint", gone));
        IntStream.range(0, 3).forEach(version -> storage.remove(entry(gone, version)));

        assertThat(problems()).hasSizeGreaterThanOrEqualTo(3).anyMatch(p -> p.startsWith("no entry is at the place"));
    }

    @Test
    void a_missing_tombstone_is_a_problem_as_is_all_that_it_accounted_for() {
        String gone = qms.closed();
        qms.yearsLater();
        qms.disposed("acme.complaint", gone);
        storage.remove(key("tombstone", "acme.complaint/" + gone));

        assertThat(problems()).anyMatch(p -> p.startsWith("no entry is at the place"));
        assertThat(problems())
                .contains("tombstone acme.complaint/" + gone + " is not stored, but the trail has its creation");
    }

    @Test
    void an_altered_tombstone_is_named() {
        String gone = qms.closed();
        String other = qms.closed();
        qms.yearsLater();
        qms.disposed("acme.complaint", gone);
        storage.alterPayload(key("tombstone", "acme.complaint/" + gone), p -> p.replace(gone, other));

        assertThat(problems())
                .anyMatch(p -> p.contains("tombstone acme.complaint/" + gone) && p.contains("its content has hash"))
                .anyMatch(p -> p.contains("stands under another record's name"));
    }

    @Test
    void a_tombstone_with_another_place_or_hash_accounts_for_nothing() {
        String gone = qms.closed();
        qms.yearsLater();
        qms.disposed("acme.complaint", gone);
        String hash = qms.retention(QUALITY)
                .tombstone("acme.complaint", gone)
                .orElseThrow()
                .entries()
                .get(0)
                .hash();
        storage.alterPayload(key("tombstone", "acme.complaint/" + gone), p -> p.replace(hash, "0".repeat(64)));

        assertThat(problems())
                .anyMatch(p -> p.startsWith("no entry is at the place") && p.contains(hash))
                .anyMatch(p -> p.contains("its content has hash"));
    }

    @Test
    void a_tombstone_for_a_record_that_still_exists_is_named() {
        String gone = qms.closed();
        qms.yearsLater();
        StoredRecord record = storage.raw(key("acme.complaint", gone));
        StoredRecord entry = storage.raw(entry(gone, 0));
        qms.disposed("acme.complaint", gone);
        storage.apply(new ChangeSet(List.of(reinserted(record), reinserted(entry))));

        assertThat(problems())
                .anyMatch(p -> p.startsWith("acme.complaint " + gone + " of tenant default is stored, though"))
                .anyMatch(p -> p.startsWith("the entry CHANGE/acme.complaint/" + gone + "/0 is stored, though"));
    }

    private static Change reinserted(StoredRecord row) {
        return new Change.Insert(new StoredRecord(row.key(), 0, row.schemaVersion(), row.attributes(), row.payload()));
    }

    @Test
    void a_tombstone_that_no_disposition_accounts_for_proves_nothing() {
        String kept = qms.closed();
        String gone = qms.closed();
        qms.yearsLater();
        DispositionId approved = qms.approved("acme.complaint", kept);
        DispositionId number = qms.disposed("acme.complaint", gone);
        Tombstone real =
                qms.retention(QUALITY).tombstone("acme.complaint", gone).orElseThrow();
        for (String disposition : List.of("DSP-2026-0099", approved.value(), number.value())) {
            Unbounded.records(qms.as(QUALITY))
                    .commit(work -> work.create(
                            Tombstone.TYPE.transition("tombstone.place"),
                            "acme.complaint/" + disposition,
                            by -> new Tombstone(
                                    "acme.complaint",
                                    disposition,
                                    2,
                                    real.contentHash(),
                                    false,
                                    List.of(),
                                    List.of(),
                                    disposition,
                                    real.disposedAt(),
                                    null,
                                    null)));
        }

        assertThat(problems())
                .anyMatch(p -> p.contains("disposition DSP-2026-0099 is not stored"))
                .anyMatch(p -> p.contains("disposition " + approved + " is APPROVED and not carried out"))
                .anyMatch(p -> p.contains("disposition " + number + " did not dispose of it"));
    }

    @Test
    void a_disposition_that_was_altered_accounts_for_nothing() {
        String gone = qms.closed();
        qms.yearsLater();
        DispositionId number = qms.disposed("acme.complaint", gone);
        storage.alterPayload(key("disposition", number.value()), p -> p.replace("u-quality", "u-other"));

        assertThat(problems()).anyMatch(p -> p.contains("disposition " + number + " does not verify"));
    }

    @Test
    void without_keys_for_checkpoints_nothing_is_disposed_of() {
        String id = qms.closed();
        qms.yearsLater();
        DispositionId number = qms.approved("acme.complaint", id);

        assertThatThrownBy(() -> Complaints.engine(storage, qms.clock)
                        .recordType(COMPLAINT)
                        .build()
                        .as(QUALITY, "as the schedule says")
                        .retention()
                        .carryOut(number))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("checkpointKeys");
        assertThat(qms.agent().find(COMPLAINT, id)).isPresent();
    }

    @ParameterizedTest
    @EnumSource(FaultyStorage.When.class)
    void a_disposal_that_breaks_off_at_any_call_of_the_storage_is_whole_or_not_begun_and_is_run_again(
            FaultyStorage.When when) {
        int call = 0;
        boolean struck = true;
        while (struck) {
            FaultyStorage faulty = new FaultyStorage();
            RetentionFixture fixture = new RetentionFixture(faulty);
            String id = fixture.closed();
            fixture.yearsLater();
            DispositionId number = fixture.approved("acme.complaint", id);
            faulty.failAt(call++, when);
            try {
                fixture.retention(QUALITY).carryOut(number);
            } catch (StorageException broken) {
                assertThat(broken).isNotNull();
            }
            struck = faulty.struck();

            assertThat(fixture.qms.trail().verify().problems()).isEmpty();
            assertThat(fixture.retention(QUALITY).carryOut(number).status()).isEqualTo(Disposition.Status.CARRIED_OUT);
            assertThat(fixture.agent().find(COMPLAINT, id)).isEmpty();
            assertThat(fixture.qms.trail().verify().problems()).isEmpty();
        }
        assertThat(call).isGreaterThan(10);
    }

    @Test
    void a_hold_that_is_placed_while_a_disposal_is_decided_wins() {
        WatchedStorage watched = new WatchedStorage();
        RetentionFixture fixture = new RetentionFixture(watched);
        String id = fixture.closed();
        fixture.yearsLater();
        DispositionId number = fixture.approved("acme.complaint", id);
        fixture.qms.trail().seal();
        watched.beforeNextApply(
                () -> fixture.retention(RetentionFixture.COMPLIANCE).placeHold(HoldScope.everything(), "Smith v. us"));

        assertThatThrownBy(() -> fixture.retention(QUALITY).carryOut(number)).isInstanceOf(ConflictException.class);
        assertThat(fixture.agent().find(COMPLAINT, id)).isPresent();
        assertThatThrownBy(() -> fixture.retention(QUALITY).carryOut(number)).isInstanceOf(RefusedException.class);
    }

    @Test
    void a_disposal_that_is_applied_while_a_hold_is_placed_stays_and_the_hold_is_placed() {
        WatchedStorage watched = new WatchedStorage();
        RetentionFixture fixture = new RetentionFixture(watched);
        String id = fixture.closed();
        fixture.yearsLater();
        DispositionId number = fixture.approved("acme.complaint", id);
        fixture.qms.trail().seal();
        watched.beforeNextApply(() -> fixture.retention(QUALITY).carryOut(number));

        LegalHoldId hold =
                fixture.retention(RetentionFixture.COMPLIANCE).placeHold(HoldScope.everything(), "Smith v. us");

        assertThat(fixture.retention(QUALITY).hold(hold)).isPresent();
        assertThat(fixture.agent().find(COMPLAINT, id)).isEmpty();
    }

    /** A tile repeats hashes that the seals have; one that was written for a seal that was lost is none of the log. */
    @Test
    void nothing_but_erasure_and_disposal_deletes_a_row_and_the_repair_of_half_a_seal_a_tile_of_it() {
        JavaClasses library = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("io.github.qms4j");
        Set<String> deleting = library.stream()
                .flatMap(type -> type.getConstructorCallsFromSelf().stream())
                .filter(call -> call.getTargetOwner().isEquivalentTo(Change.Delete.class))
                .map(call -> call.getOriginOwner().getSimpleName() + "."
                        + call.getOrigin().getName())
                .collect(Collectors.toSet());
        Set<String> removing = library.stream()
                .flatMap(type -> type.getMethodCallsFromSelf().stream())
                .filter(call -> Set.of("TransactionalUnit", "PendingChanges")
                                .contains(call.getTargetOwner().getSimpleName())
                        && call.getName().equals("remove"))
                .map(call -> call.getOriginOwner().getSimpleName())
                .collect(Collectors.toSet());

        assertThat(deleting).containsExactlyInAnyOrder("HalfSeal.strayTiles", "PendingChanges.remove");
        assertThat(removing).containsExactlyInAnyOrder("StoredRemoval", "TransactionalUnit");
    }
}
