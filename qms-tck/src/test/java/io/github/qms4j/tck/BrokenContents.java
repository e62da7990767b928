package io.github.qms4j.tck;

import io.github.qms4j.DuplicateException;
import io.github.qms4j.spi.storage.AttributeValue;
import io.github.qms4j.spi.storage.Change;
import io.github.qms4j.spi.storage.ChangeSet;
import io.github.qms4j.spi.storage.StoredRecord;
import io.github.qms4j.tck.PlainStorage.Replacement;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;

/** Storages with one fault each in what they keep. */
final class BrokenContents {
    private static final Replacement FAITHLESS_DECIMAL = value -> value.value() instanceof BigDecimal decimal
            ? AttributeValue.of(BigDecimal.valueOf(decimal.doubleValue()))
            : value;
    private static final Replacement FAITHLESS_INSTANT = value -> value.value() instanceof Instant instant
            ? AttributeValue.of(instant.truncatedTo(ChronoUnit.SECONDS))
            : value;

    private BrokenContents() {}

    /** Treats the payload as a document of its own. */
    @CaughtBy("s06_the_payload_comes_back_character_for_character")
    static final class ParsesThePayload extends PlainStorage {
        ParsesThePayload(Store store) {
            super(store);
        }

        @Override
        StoredRecord kept(StoredRecord r) {
            return withPayload(r, r.payload().strip().replace("1.10", "1.1"));
        }
    }

    /** Has a column of 65,535 characters. */
    @CaughtBy("s10_a_payload_of_one_mebibyte_is_kept")
    static final class CutsThePayload extends PlainStorage {
        CutsThePayload(Store store) {
            super(store);
        }

        @Override
        StoredRecord kept(StoredRecord r) {
            return withPayload(
                    r, r.payload().substring(0, Math.min(65_535, r.payload().length())));
        }
    }

    /** Keeps decimals without their scale. */
    @CaughtBy("s07_a_decimal_keeps_its_scale")
    static final class StripsDecimals extends PlainStorage {
        StripsDecimals(Store store) {
            super(store);
        }

        @Override
        StoredRecord kept(StoredRecord r) {
            return withAttributes(
                    r,
                    value -> value.value() instanceof BigDecimal decimal
                            ? AttributeValue.of(decimal.stripTrailingZeros())
                            : value);
        }
    }

    /** Has a floating-point column for decimals. */
    @CaughtBy({"s07_a_decimal_keeps_thirty_digits", "s07_attributes_of_every_type_come_back_as_they_were"})
    static final class KeepsDecimalsAsDoubles extends PlainStorage {
        KeepsDecimalsAsDoubles(Store store) {
            super(store);
        }

        @Override
        StoredRecord kept(StoredRecord r) {
            return withAttributes(r, FAITHLESS_DECIMAL);
        }
    }

    /** Has a column for instants without fractions of a second. */
    @CaughtBy("s07_an_instant_keeps_each_millisecond")
    static final class KeepsInstantsInSeconds extends PlainStorage {
        KeepsInstantsInSeconds(Store store) {
            super(store);
        }

        @Override
        StoredRecord kept(StoredRecord r) {
            return withAttributes(r, FAITHLESS_INSTANT);
        }
    }

    /** Keeps no empty text. */
    @CaughtBy("s07_an_empty_text_is_not_an_absent_one")
    static final class TakesEmptyTextForNone extends PlainStorage {
        TakesEmptyTextForNone(Store store) {
            super(store);
        }

        @Override
        StoredRecord kept(StoredRecord r) {
            Map<String, AttributeValue> attributes = new HashMap<>(r.attributes());
            attributes.values().removeIf(value -> value.value().equals(""));
            return new StoredRecord(r.key(), r.version(), r.schemaVersion(), attributes, r.payload());
        }
    }

    /** Knows one version of the payload's schema. */
    @CaughtBy("s06_the_schema_version_of_the_payload_is_kept")
    static final class ForgetsTheSchemaVersion extends PlainStorage {
        ForgetsTheSchemaVersion(Store store) {
            super(store);
        }

        @Override
        StoredRecord kept(StoredRecord r) {
            return new StoredRecord(r.key(), r.version(), 1, r.attributes(), r.payload());
        }
    }

    /** Compares ids without blanks at their end. */
    @CaughtBy("s10_ids_that_differ_in_case_accent_or_trailing_space_are_different")
    static final class TrimsKeys extends PlainStorage {
        TrimsKeys(Store store) {
            super(store);
        }

        @Override
        public void apply(ChangeSet changes) {
            changes.changes().stream()
                    .filter(Change.Insert.class::isInstance)
                    .map(Change::key)
                    .filter(key -> store.rows.keySet().stream()
                            .anyMatch(other -> key.tenant().equals(other.tenant())
                                    && key.type().equals(other.type())
                                    && key.id()
                                            .stripTrailing()
                                            .equals(other.id().stripTrailing())))
                    .findFirst()
                    .ifPresent(key -> {
                        throw new DuplicateException(key.type(), key.id(), "exists");
                    });
            super.apply(changes);
        }
    }
}
