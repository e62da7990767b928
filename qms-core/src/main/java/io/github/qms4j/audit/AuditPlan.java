package io.github.qms4j.audit;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.organisation.ProcessId;
import io.github.qms4j.regulation.CatalogueId;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What an audit is to look at, how and when (rule AUD-2).
 *
 * @param title what it is about
 * @param scope which processes are held to which requirements
 * @param method how it is done
 * @param from the first day, in the engine's zone
 * @param until the last day, included
 * @param lookBack how far back somebody must not have owned, managed or written what is audited (rule AUD-3)
 * @param auditees the ids of who is audited
 * @param agenda what happens when
 * @param programme the programme that it is part of; null for none
 */
public record AuditPlan(
        @NotBlank @Size(max = 300) String title,
        @NotEmpty List<ScopeItem> scope,
        Method method,
        LocalDate from,
        LocalDate until,
        Period lookBack,
        List<String> auditees,
        List<AgendaItem> agenda,
        @Nullable AuditProgrammeId programme) {
    /** The look-back unless another one is said. */
    public static final Period LOOK_BACK = Period.ofYears(1);

    public AuditPlan {
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(method, "method");
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(until, "until");
        Objects.requireNonNull(lookBack, "lookBack");
        scope = List.copyOf(scope);
        auditees = List.copyOf(auditees);
        agenda = List.copyOf(agenda);
    }

    /** An audit on site, with a look-back of a year; say next what it {@link #covering covers}. */
    public static AuditPlan of(String title, LocalDate from, LocalDate until) {
        return new AuditPlan(title, List.of(), Method.ON_SITE, from, until, LOOK_BACK, List.of(), List.of(), null);
    }

    /**
     * The same, holding a process to requirements too.
     *
     * @param clauses ids within the edition, such as {@code 8.5}, with everything below them; none for all of it
     */
    public AuditPlan covering(ProcessId process, CatalogueId catalogue, String... clauses) {
        ScopeItem added = new ScopeItem(process, catalogue.toString(), List.of(clauses));
        return new AuditPlan(title, and(scope, added), method, from, until, lookBack, auditees, agenda, programme);
    }

    public AuditPlan by(Method newMethod) {
        return new AuditPlan(title, scope, newMethod, from, until, lookBack, auditees, agenda, programme);
    }

    public AuditPlan lookingBack(Period newLookBack) {
        return new AuditPlan(title, scope, method, from, until, newLookBack, auditees, agenda, programme);
    }

    /** The same with the ids of who is audited. */
    public AuditPlan auditing(String... newAuditees) {
        List<String> named = Arrays.asList(newAuditees);
        return new AuditPlan(title, scope, method, from, until, lookBack, named, agenda, programme);
    }

    /** The same with one more item on its agenda. */
    public AuditPlan then(AgendaItem item) {
        return new AuditPlan(title, scope, method, from, until, lookBack, auditees, and(agenda, item), programme);
    }

    /** The same as part of a programme. */
    public AuditPlan under(AuditProgrammeId newProgramme) {
        return new AuditPlan(title, scope, method, from, until, lookBack, auditees, agenda, newProgramme);
    }

    /** The processes in scope, each once. */
    public List<ProcessId> processes() {
        return scope.stream().map(ScopeItem::process).distinct().toList();
    }

    private static <T> List<T> and(List<T> before, T more) {
        List<T> all = new ArrayList<>(before);
        all.add(more);
        return all;
    }

    /** How an audit is done. */
    public enum Method {
        ON_SITE,
        REMOTE,
        DOCUMENTS,
        MIXED
    }

    /**
     * A process held to requirements.
     *
     * @param process the process
     * @param catalogue the edition, such as {@code iso-9001:2015}
     * @param clauses ids within the edition, with everything below them; empty for all of it
     */
    public record ScopeItem(ProcessId process, String catalogue, List<String> clauses) {
        /** @throws InvalidInputException when the edition is not written {@code instrument:edition} */
        public ScopeItem {
            Objects.requireNonNull(process, "process");
            CatalogueId.parse(catalogue);
            clauses = List.copyOf(clauses);
        }
    }

    /**
     * Something on the agenda.
     *
     * @param start in UTC
     * @param end in UTC
     * @param topic what is looked at
     * @param with the ids of who is to be there
     */
    public record AgendaItem(Instant start, Instant end, String topic, List<String> with) {
        /** @throws InvalidInputException when it would not end after it starts, or the topic is blank */
        public AgendaItem {
            Objects.requireNonNull(start, "start");
            with = List.copyOf(with);
            if (!end.isAfter(start)) {
                throw InvalidInputException.of("agenda", "end", end, "is not after " + start, "let it end later");
            }
            if (topic.isBlank()) {
                throw InvalidInputException.of("agenda", "topic", topic, "is blank", "say what is looked at");
            }
        }
    }
}
