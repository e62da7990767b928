package io.github.qms4j.action;

import io.github.qms4j.access.By;
import io.github.qms4j.record.Act;
import io.github.qms4j.record.Header;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Something to be done under another record, its parent: a CAPA, a finding, a management review.
 *
 * @param header where it stands, who planned it, who answers for it and until when
 * @param parent the id of the parent
 * @param round in which round of the parent it was planned, such as the cycle of a CAPA; from 1
 * @param kind what it is for, in the words of the parent's concept
 * @param description what is to be done
 * @param dependsOn the numbers of actions of the same round that must be done before it
 * @param replaces the number of the cancelled action in whose place it is; null for none
 * @param evidence references to what shows that it was done; empty until then
 * @param completion who completed or cancelled it and when; null while it is open
 * @param verification who verified that it was done and when; null while nobody has
 */
public record Action(
        Header<ActionStatus> header,
        String parent,
        int round,
        String kind,
        String description,
        List<String> dependsOn,
        @Nullable String replaces,
        List<String> evidence,
        @Nullable Deed completion,
        @Nullable Deed verification) {
    public Action {
        Objects.requireNonNull(header, "header");
        Objects.requireNonNull(parent, "parent");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(description, "description");
        dependsOn = List.copyOf(dependsOn);
        evidence = List.copyOf(evidence);
    }

    static Action planned(String parent, int round, ActionDraft draft, @Nullable String replaces, Act act) {
        return new Action(
                Header.opened(ActionStatus.OPEN, act).ownedBy(draft.owner()).dueOn(draft.dueOn()),
                parent,
                round,
                draft.kind(),
                draft.description(),
                draft.dependsOn(),
                replaces,
                List.of(),
                null,
                null);
    }

    Action withHeader(Header<ActionStatus> newHeader) {
        return with(newHeader, evidence, completion, verification);
    }

    Action ended(List<String> newEvidence, Act act) {
        return with(header.ended(act.on()), newEvidence, Deed.of(act), null);
    }

    Action verified(Act act) {
        return with(header, evidence, completion, Deed.of(act));
    }

    private Action with(
            Header<ActionStatus> newHeader,
            List<String> newEvidence,
            @Nullable Deed newCompletion,
            @Nullable Deed newVerification) {
        return new Action(
                newHeader,
                parent,
                round,
                kind,
                description,
                dependsOn,
                replaces,
                newEvidence,
                newCompletion,
                newVerification);
    }

    public ActionStatus status() {
        return header.status();
    }

    /** The id of who answers for it. */
    public String owner() {
        return Objects.requireNonNull(header.owner(), "an action has an owner");
    }

    /** Everybody whose hands are in it: who answers for it, and who completed or cancelled it. */
    public Stream<By> hands() {
        return Stream.concat(
                Stream.of(By.of(owner())), Stream.ofNullable(completion).map(Deed::by));
    }

    /**
     * Who did something and when.
     *
     * @param by who
     * @param at when, in UTC with milliseconds
     */
    public record Deed(By by, Instant at) {
        public Deed {
            Objects.requireNonNull(by, "by");
            Objects.requireNonNull(at, "at");
        }

        static Deed of(Act act) {
            return new Deed(act.by(), act.at());
        }
    }
}
