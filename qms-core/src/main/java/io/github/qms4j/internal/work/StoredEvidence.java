package io.github.qms4j.internal.work;

import io.github.qms4j.ConfigurationException;
import io.github.qms4j.CorruptRecordException;
import io.github.qms4j.InvalidInputException;
import io.github.qms4j.internal.codec.Hashes;
import io.github.qms4j.record.RecordType;
import io.github.qms4j.record.Transition;
import io.github.qms4j.record.Versioned;
import io.github.qms4j.trail.evidence.Evidence;
import io.github.qms4j.trail.evidence.EvidenceExport;
import io.github.qms4j.trail.evidence.EvidenceScope;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestOutputStream;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Evidence of what is stored, in the hands of one actor. */
public final class StoredEvidence implements Evidence {
    private final SessionRecords records;
    private final List<RecordType<?>> types;

    /** Evidence of records of these types. */
    public StoredEvidence(SessionRecords records, List<RecordType<?>> types) {
        this.records = records;
        this.types = types;
    }

    @Override
    public Optional<EvidenceExport> find(String number) {
        return records.find(EvidenceExport.TYPE, number).map(Versioned::state);
    }

    @Override
    public EvidenceExport export(EvidenceScope scope, OutputStream out) {
        return new StoredEvidence(records.outsideHostTransaction(), types).exportCommitted(scope, out);
    }

    private EvidenceExport exportCommitted(EvidenceScope scope, OutputStream out) {
        Engine engine = records.engine();
        if (engine.checkpointKeys() == null) {
            throw new ConfigurationException(
                    "evidence is verified by a signed checkpoint, and this engine has no keys to"
                            + " sign one; build it with checkpointKeys(…)");
        }
        requirePast(scope);
        EvidenceExport started = EvidenceExport.started(scope, records.actor().id(), records.now());
        String number = records.commit(work -> {
            Versioned<EvidenceExport> export = work.create(EvidenceExport.START, act -> started);
            // Only then: whoever may not export is not told what there is.
            requireKnown(scope);
            requireReadable(scope);
            return export.id();
        });
        try {
            DigestOutputStream hashed = new DigestOutputStream(out, Hashes.sha256());
            EvidencePack pack = new EvidencePack(engine, types, scope, sealed(engine), number, records, hashed);
            String manifest = pack.writeContent();
            ended(number, EvidenceExport.WRITE, e -> e.written(manifest, pack.records(), pack.entries()));
            pack.writeReceipt(sealed(engine));
            String sha256 = HexFormat.of().formatHex(hashed.getMessageDigest().digest());
            return ended(number, EvidenceExport.COMPLETE, e -> e.completed(sha256));
        } catch (IOException e) {
            ended(number, EvidenceExport.FAIL, export -> export.failed(String.valueOf(e.getMessage())));
            throw new UncheckedIOException("the pack of " + number + " cannot be written", e);
        } catch (RuntimeException e) {
            ended(number, EvidenceExport.FAIL, export -> export.failed(String.valueOf(e.getMessage())));
            throw e;
        }
    }

    private EvidenceExport ended(String number, Transition<EvidenceExport> row, UnaryOperator<EvidenceExport> end) {
        return records.commit(work -> work.change(row, number, end)).state();
    }

    private void requireKnown(EvidenceScope scope) {
        List<String> names = types.stream().map(RecordType::name).toList();
        for (String type : scope.types()) {
            if (!names.contains(type)) {
                throw unknown(type, names);
            }
        }
        for (EvidenceScope.Item item : scope.records()) {
            RecordType<?> type = types.stream()
                    .filter(t -> t.name().equals(item.type()))
                    .findFirst()
                    .orElseThrow(() -> unknown(item.type(), names));
            records.get(type, item.id());
            requireStood(type, item, scope.asOf());
        }
    }

    /** What may still happen by then would be missing. */
    private void requirePast(EvidenceScope scope) {
        Instant asOf = scope.asOf();
        if (asOf != null && !asOf.isBefore(records.now())) {
            throw InvalidInputException.of(
                    "scope of evidence",
                    "asOf",
                    asOf,
                    "has not passed; it is " + records.now(),
                    "give an instant that has passed, or none for all that is on record");
        }
    }

    private void requireStood(RecordType<?> type, EvidenceScope.Item item, @Nullable Instant asOf) {
        if (asOf != null && records.asOf(type, item.id(), asOf).isEmpty()) {
            throw InvalidInputException.of(
                    "scope of evidence",
                    "asOf",
                    asOf,
                    "is before " + item.type() + " " + item.id() + " was on record",
                    "leave that record out, or give a later instant");
        }
    }

    /** A pack tells what its maker may read; records by their ids were read just before. */
    private void requireReadable(EvidenceScope scope) {
        types.stream()
                .filter(type -> scope.records().isEmpty()
                        && (scope.types().isEmpty() || scope.types().contains(type.name())))
                .forEach(type -> records.permitReading(ReadAccess.of(type, ReadAccess.ANY, () -> "export")));
    }

    private static InvalidInputException unknown(String type, List<String> names) {
        return InvalidInputException.of(
                "scope of evidence", "type", type, "is not a record type of this engine", "known are " + names);
    }

    private static Seal sealed(Engine engine) {
        LogSealer.Sealed sealed = new LogSealer(engine).sealed();
        if (!sealed.sealing().problems().isEmpty()) {
            throw new CorruptRecordException("the trail cannot be sealed, so nothing can be proved from it: "
                    + sealed.sealing().problems());
        }
        return sealed.last().orElseThrow(() -> new IllegalStateException("what was just written was sealed"));
    }
}
