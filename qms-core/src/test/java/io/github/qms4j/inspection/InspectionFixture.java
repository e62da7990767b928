package io.github.qms4j.inspection;

import io.github.qms4j.Qms;
import io.github.qms4j.QmsSession;
import io.github.qms4j.access.Actor;
import io.github.qms4j.access.Role;
import io.github.qms4j.calendar.BusinessCalendar;
import io.github.qms4j.calendar.OpeningWindow;
import io.github.qms4j.capa.NonconformityId;
import io.github.qms4j.capa.NonconformityReport;
import io.github.qms4j.capa.NonconformitySource;
import io.github.qms4j.complaint.SettableClock;
import io.github.qms4j.record.Seen;
import io.github.qms4j.signature.Credentials;
import io.github.qms4j.spi.signature.Authentication;
import io.github.qms4j.spi.signature.Signer;
import io.github.qms4j.spi.support.InMemoryStorage;
import io.github.qms4j.trail.custody.InMemoryCheckpointKeys;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** A house that is inspected. */
final class InspectionFixture {
    /** Hosts and releases. */
    static final Actor HOST = Actor.of("u-host", Role.REGULATORY_AFFAIRS);
    /** Prepares in the back room. */
    static final Actor BACK_ROOM = Actor.of("u-back", Role.SERVICE_MANAGER);

    static final Actor QUALITY = Actor.of("u-quality", Role.QUALITY_MANAGER);
    static final Actor INSPECTOR = Actor.of("u-inspector", Role.INSPECTOR);
    static final LocalDate FRIDAY = LocalDate.of(2026, 10, 30);

    final SettableClock clock = new SettableClock("2026-10-26T09:00:00Z");
    final Qms qms;

    InspectionFixture() {
        this(new InMemoryStorage());
    }

    InspectionFixture(InMemoryStorage storage) {
        qms = Qms.builder()
                .storage(storage)
                .clock(clock)
                .checkpointKeys(new InMemoryCheckpointKeys())
                .signatureAuthenticator((records, attempt, secret) -> new Authentication.Authenticated(
                        new Signer(attempt.identification(), "Dr. " + attempt.identification())))
                .build();
    }

    QmsSession as(Actor actor) {
        return qms.as(actor, "as discussed");
    }

    QmsSession signing(Actor actor) {
        return as(actor).signing(Credentials.both(actor.id(), new char[] {'x'}), ZoneOffset.UTC);
    }

    Inspections host() {
        return as(HOST).inspections();
    }

    static InspectionDraft draft() {
        return InspectionDraft.onSite(
                InspectionType.ROUTINE,
                "Food and Drug Administration",
                "Basel",
                "quality system",
                LocalDate.of(2026, 10, 26),
                FRIDAY,
                HOST.id());
    }

    InspectionId announced() {
        return host().announce(draft());
    }

    InspectionId underWay() {
        InspectionId inspection = announced();
        host().begin(inspection, draft().by("Ines Pector"));
        return inspection;
    }

    RequestId received(InspectionId inspection) {
        return host().receive(inspection, RequestDraft.of("the complaints of last year", "Ines Pector"));
    }

    RequestId prepared(InspectionId inspection) {
        RequestId request = received(inspection);
        host().assign(request, BACK_ROOM.id());
        as(BACK_ROOM).inspections().prepare(request, "one nonconformity, from the complaint file");
        return request;
    }

    NonconformityId nonconformity() {
        return as(QUALITY)
                .nonconformities()
                .raise(NonconformityReport.of(
                        NonconformitySource.COMPLAINT, "seal leaks", LocalDate.of(2026, 10, 1), "21 CFR 820.35"));
    }

    Seen<?> seen(NonconformityId number) {
        return as(HOST).nonconformities().find(number).orElseThrow().seen();
    }

    void defineFederalCalendar() {
        as(QUALITY)
                .calendars()
                .define(BusinessCalendar.builder("us-federal", "America/New_York")
                        .open(DayOfWeek.MONDAY, DayOfWeek.FRIDAY, OpeningWindow.of("00:00", "24:00"))
                        .holiday(LocalDate.of(2026, 11, 11), "Veterans Day")
                        .build());
    }

    static ObservationDraft observation() {
        return new ObservationDraft(
                "483 observation 1",
                "Procedures for corrective and preventive action have not been adequately established.",
                "21 CFR 820.100(a)",
                ObservationSeverity.NOT_GRADED,
                FRIDAY,
                new ResponseTerm.BusinessDays(15, "us-federal"),
                QUALITY.id());
    }

    ObservationId issued(InspectionId inspection) {
        if (as(QUALITY).calendars().find("us-federal").isEmpty()) {
            defineFederalCalendar();
        }
        clock.set("2026-10-30T16:00:00Z");
        return host().issue(inspection, observation());
    }

    Seen<ObservationId> seen(ObservationId observation) {
        return host().find(observation).orElseThrow().seen();
    }

    ObservationId responded(InspectionId inspection) {
        ObservationId observation = issued(inspection);
        signing(HOST).inspections().respond(seen(observation), "The procedure is being revised.");
        return observation;
    }

    Seen<InspectionId> seen(InspectionId inspection) {
        return host().find(inspection).orElseThrow().seen();
    }

    /** Any inspection in a status, with nothing open. */
    InspectionId in(InspectionStatus status) {
        InspectionId inspection = announced();
        if (status == InspectionStatus.CALLED_OFF) {
            host().callOff(inspection);
        } else if (status != InspectionStatus.ANNOUNCED) {
            host().begin(inspection, draft().by("Ines Pector"));
            if (status != InspectionStatus.UNDER_WAY) {
                host().leave(inspection);
            }
            if (status == InspectionStatus.CLOSED) {
                host().close(seen(inspection), "EIR of 2027-01-15");
            }
        }
        return inspection;
    }

    RequestId in(RequestStatus status) {
        InspectionId inspection = underWay();
        RequestId request = received(inspection);
        if (status == RequestStatus.WITHDRAWN) {
            host().withdraw(request);
        } else if (status != RequestStatus.RECEIVED) {
            host().assign(request, BACK_ROOM.id());
            if (status != RequestStatus.ASSIGNED) {
                as(BACK_ROOM).inspections().prepare(request, "none there");
            }
            if (status == RequestStatus.ANSWERED) {
                host().answerNone(request);
            }
        }
        return request;
    }

    ObservationId in(ObservationStatus status) {
        ObservationId observation = status == ObservationStatus.ISSUED ? issued(underWay()) : responded(underWay());
        if (status == ObservationStatus.SETTLED) {
            host().settle(observation, "letter of 2027-01-15");
        }
        return observation;
    }
}
