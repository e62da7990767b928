package io.github.qms4j.persistence.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import io.github.qms4j.Qms;
import io.github.qms4j.QmsSession;
import io.github.qms4j.RefusedException;
import io.github.qms4j.access.Actor;
import io.github.qms4j.access.Role;
import io.github.qms4j.capa.CapaDraft;
import io.github.qms4j.capa.NonconformityId;
import io.github.qms4j.capa.NonconformityReport;
import io.github.qms4j.capa.NonconformitySource;
import io.github.qms4j.capa.Severity;
import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.retention.HoldScope;
import io.github.qms4j.spi.storage.AttributeDefinition;
import io.github.qms4j.spi.storage.AttributeType;
import io.github.qms4j.trail.custody.InMemoryCheckpointKeys;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.assertj.core.api.SoftAssertions;
import org.bson.BsonBoolean;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whatever somebody with a shell does to any field of any document, and to any document, is found. */
@Verifies("X-19")
class TamperingTest {
    private final TestServer server = new TestServer();
    private final Qms qms = Qms.builder()
            .storage(server.storage())
            .clock(Clock.fixed(Instant.parse("2026-03-02T09:00:00.120Z"), ZoneOffset.UTC))
            .checkpointKeys(new InMemoryCheckpointKeys())
            .customAttribute("ticket", new AttributeDefinition("batch", AttributeType.TEXT))
            .build();
    private final MongoDatabase database = server.client().getDatabase(TestServer.DATABASE);

    @AfterEach
    void stop() {
        qms.close();
        server.close();
    }

    private void tellTheStory() {
        QmsSession quality = qms.as(Actor.of("u-quality", Role.QUALITY_MANAGER), "seen on the round");
        NonconformityId found = quality.nonconformities()
                .raise(NonconformityReport.of(
                        NonconformitySource.AUDIT, "late", LocalDate.of(2026, 3, 1), "ISO 9001:2015 8.5.1"));
        quality.nonconformities().assess(found, new Severity(Severity.Level.MAJOR, "matrix v3"));
        qms.trail().seal();
        quality.capas().open(CapaDraft.of("Tickets are late", found));
        refusedAttempt();
        QmsSession compliance = qms.as(Actor.of("u-9", Role.COMPLIANCE), "lawsuit");
        compliance.retention().placeHold(HoldScope.type("capa"), "Tickets 4711");
        compliance.retention().setPolicy("capa", Period.ofYears(10), "by law");
        qms.trail().seal();
    }

    private void refusedAttempt() {
        try {
            qms.as(Actor.of("u-7", Role.INSPECTOR), "trying")
                    .nonconformities()
                    .raise(NonconformityReport.of(
                            NonconformitySource.AUDIT, "x", LocalDate.of(2026, 3, 1), "ISO 9001:2015 8.5.1"));
        } catch (RefusedException expected) {
            return;
        }
        throw new AssertionError("it was not refused");
    }

    @Test
    void every_alteration_of_every_field_and_document_is_found() {
        tellTheStory();
        assertThat(qms.trail().verify().problems()).isEmpty();
        SoftAssertions softly = new SoftAssertions();
        int[] tried = {0};
        TreeSet<String> names = database.listCollectionNames().into(new TreeSet<>());
        names.remove(Head.COLLECTION);

        for (String name : names) {
            MongoCollection<BsonDocument> collection = database.getCollection(name, BsonDocument.class);
            for (BsonDocument document : collection.find().into(new ArrayList<>())) {
                for (Map.Entry<String, List<BsonDocument>> altered :
                        alterations(document).entrySet()) {
                    tried[0]++;
                    assertFound(softly, collection, document, altered);
                }
            }
        }

        System.out.println("tampering with MongoDB's documents: " + tried[0] + " alterations in " + names.size()
                + " collections tried, "
                + (tried[0] - softly.assertionErrorsCollected().size()) + " found");
        softly.assertAll();
        assertThat(tried[0]).isGreaterThan(300);
        assertThat(qms.trail().verify().problems()).isEmpty();
    }

    private void assertFound(
            SoftAssertions softly,
            MongoCollection<BsonDocument> collection,
            BsonDocument document,
            Map.Entry<String, List<BsonDocument>> altered) {
        BsonDocument key = new BsonDocument("_id", document.get("_id"));
        collection.deleteOne(key);
        altered.getValue().forEach(collection::insertOne);
        String what = document.get("_id") + " of " + collection.getNamespace() + ": " + altered.getKey();
        try {
            softly.assertThat(qms.trail().verify().problems()).as(what).isNotEmpty();
        } catch (RuntimeException e) {
            softly.fail(what + ": the verification broke off: " + e, e);
        } finally {
            altered.getValue().forEach(d -> collection.deleteOne(new BsonDocument("_id", d.get("_id"))));
            collection.insertOne(document);
        }
    }

    /** What becomes of one document, by what was done to it. */
    private static Map<String, List<BsonDocument>> alterations(BsonDocument document) {
        Map<String, List<BsonDocument>> all = new LinkedHashMap<>();
        all.put("deleted", List.of());
        all.put("marked as deleted", List.of(document.clone().append("deleted", BsonBoolean.TRUE)));
        all.put("a field more", List.of(document.clone().append("more", new BsonInt32(1))));
        BsonString copied = new BsonString(document.getString("_id").getValue() + "x");
        all.put("copied", List.of(document, document.clone().append("_id", copied)));
        all.put("under another id", List.of(document.clone().append("_id", copied)));
        for (String field : document.keySet()) {
            BsonValue value = document.get(field);
            if (field.equals("_id")) {
                continue;
            }
            BsonDocument without = document.clone();
            without.remove(field);
            all.put("without " + field, List.of(without));
            if (value.isDocument()) {
                nested(all, document, field, value.asDocument());
            } else if (!field.equals(RecordDocument.COMMIT)) {
                // A lower number of a change set does no harm, and of a higher one there is a test of its own.
                all.put("another " + field, List.of(document.clone().append(field, another(value))));
            }
            all.put(
                    "another type in " + field,
                    List.of(document.clone().append(field, value.isString() ? new BsonInt32(1) : new BsonString("x"))));
        }
        return all;
    }

    private static void nested(
            Map<String, List<BsonDocument>> all, BsonDocument document, String field, BsonDocument values) {
        for (String name : values.keySet()) {
            BsonDocument without = values.clone();
            without.remove(name);
            all.put("without " + field + "." + name, List.of(document.clone().append(field, without)));
            BsonValue value = values.get(name);
            BsonValue other = value.isDocument() ? new BsonDocument() : another(value);
            all.put(
                    "another " + field + "." + name,
                    List.of(document.clone().append(field, values.clone().append(name, other))));
        }
    }

    private static BsonValue another(BsonValue value) {
        if (value.isString()) {
            return new BsonString(value.asString().getValue() + "x");
        } else if (value.isInt64()) {
            return new BsonInt64(value.asInt64().getValue() + 1);
        } else if (value.isInt32()) {
            return new BsonInt32(value.asInt32().getValue() + 1);
        } else if (value.isDateTime()) {
            return new BsonDateTime(value.asDateTime().getValue() + 1);
        } else if (value.isBoolean()) {
            return BsonBoolean.valueOf(!value.asBoolean().getValue());
        }
        throw new AssertionError("nothing is known to replace " + value);
    }
}
