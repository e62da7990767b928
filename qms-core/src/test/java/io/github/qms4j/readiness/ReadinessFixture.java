package io.github.qms4j.readiness;

import io.github.qms4j.Qms;
import io.github.qms4j.QmsSession;
import io.github.qms4j.access.Actor;
import io.github.qms4j.access.Role;
import io.github.qms4j.action.ActionDraft;
import io.github.qms4j.action.ActionId;
import io.github.qms4j.capa.NonconformityId;
import io.github.qms4j.capa.NonconformityReport;
import io.github.qms4j.capa.NonconformitySource;
import io.github.qms4j.capa.Severity;
import io.github.qms4j.complaint.Complaints;
import io.github.qms4j.complaint.SettableClock;
import io.github.qms4j.record.Seen;
import io.github.qms4j.signature.Credentials;
import io.github.qms4j.spi.signature.Authentication;
import io.github.qms4j.spi.signature.Signer;
import io.github.qms4j.spi.support.InMemoryStorage;
import io.github.qms4j.trail.custody.InMemoryCheckpointKeys;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;

/** A house with nonconformities, and questions about them. */
final class ReadinessFixture {
    static final Actor QUALITY = Actor.of("u-quality", Role.QUALITY_MANAGER);
    static final Actor REGULATORY = Actor.of("u-regulatory", Role.REGULATORY_AFFAIRS);
    static final Actor CHAIR = Actor.of("u-chair", Role.SENIOR_MANAGEMENT);

    /** Whether each nonconformity is judged. */
    static final QuestionSet JUDGED = set("""
            {'id': 'judged', 'step': 5, 'clause': 'ISO 13485:2016 8.3.1', 'question': 'Is each judged?',
             'role': 'QUALITY_MANAGER', 'remedy': 'Assess it.',
             'evaluation': {'kind': 'each-is', 'type': 'nonconformity', 'good': {'status': ['ASSESSED', 'CLOSED']}}}""");

    final SettableClock clock = new SettableClock("2026-03-02T09:00:00Z");
    final InMemoryStorage storage = new InMemoryStorage();
    final Qms qms = Complaints.engine(storage, clock)
            .checkpointKeys(new InMemoryCheckpointKeys())
            .signatureAuthenticator((records, attempt, secret) -> new Authentication.Authenticated(
                    new Signer(attempt.identification(), "Dr. " + attempt.identification())))
            .build();

    /** With single quotes for double ones. */
    static QuestionSet set(String... questions) {
        String json =
                "{'format': 'qms4j-readiness/1', 'id': 'test', 'questions': [" + String.join(",", questions) + "]}";
        try {
            return QuestionSet.of(
                    "test.json",
                    new ByteArrayInputStream(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    QmsSession as(Actor actor) {
        return qms.as(actor, "the inspection is announced");
    }

    QmsSession signing(Actor actor) {
        return as(actor).signing(Credentials.both(actor.id(), new char[] {'x'}), ZoneOffset.UTC);
    }

    NonconformityId raised() {
        return as(QUALITY)
                .nonconformities()
                .raise(NonconformityReport.of(
                        NonconformitySource.AUDIT, "late", LocalDate.of(2026, 3, 1), "ISO 9001:2015 8.5.1"));
    }

    NonconformityId assessed() {
        NonconformityId number = raised();
        as(QUALITY).nonconformities().assess(number, new Severity(Severity.Level.MINOR, "matrix v3"));
        return number;
    }

    ReadinessAssessmentId recorded() {
        return as(REGULATORY).readiness().record("FDA inspection", JUDGED, Map.of(), null);
    }

    Seen<ReadinessAssessmentId> seen(ReadinessAssessmentId assessment) {
        return as(QUALITY).readiness().find(assessment).orElseThrow().seen();
    }

    ReadinessAssessmentId signed() {
        ReadinessAssessmentId assessment = recorded();
        signing(QUALITY).readiness().sign(seen(assessment));
        return assessment;
    }

    ReadinessAssessmentId acknowledged() {
        ReadinessAssessmentId assessment = signed();
        as(CHAIR).readiness().acknowledge(seen(assessment));
        return assessment;
    }

    ActionId assigned(ReadinessAssessmentId assessment) {
        return as(QUALITY)
                .readiness()
                .assign(
                        assessment,
                        "judged",
                        ActionDraft.of(
                                ReadinessActions.Kind.CORRECT, "Assess it.", "u-agent", LocalDate.of(2026, 3, 9)));
    }
}
