package io.github.qms4j.organisation;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.InvalidInputException.Violation;
import io.github.qms4j.access.PersonIds;
import io.github.qms4j.organisation.Synchronised.Deed;
import io.github.qms4j.organisation.UnitType.Reference;
import io.github.qms4j.record.RecordId;
import io.github.qms4j.record.RecordStore;
import io.github.qms4j.record.UnitOfWork;
import io.github.qms4j.record.Versioned;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Works out what an image changes, and whether the organisation would be whole afterwards, before anything is entered. */
final class Synchronisation {
    private final RecordStore records;
    private final OrganisationImage image;
    private final Map<Kind, OfKind<?, ?>> kinds = new EnumMap<>(Kind.class);
    private final List<Violation> violations = new ArrayList<>();

    Synchronisation(RecordStore records, OrganisationImage image) {
        this.records = records;
        this.image = image;
        for (Kind kind : Kind.values()) {
            kinds.put(kind, new OfKind<>(kind, Organisation.type(kind)));
        }
    }

    /** @throws InvalidInputException listing everything that is wrong with the image */
    Synchronised run() {
        kinds.values().forEach(OfKind::check);
        if (!violations.isEmpty()) {
            throw new InvalidInputException("organisation", violations);
        }
        Map<Kind, Map<Deed, List<String>>> deeds = new EnumMap<>(Kind.class);
        int unchanged = 0;
        if (kinds.values().stream().anyMatch(OfKind::changes)) {
            records.commitWithoutResult(work -> kinds.values().forEach(kind -> kind.enter(work)));
        }
        for (Map.Entry<Kind, OfKind<?, ?>> kind : kinds.entrySet()) {
            if (kind.getValue().changes()) {
                deeds.put(kind.getKey(), kind.getValue().deeds());
            }
            unchanged += kind.getValue().unchanged;
        }
        return new Synchronised(deeds, unchanged);
    }

    private final class OfKind<S extends Record, D extends Record> {
        private final Kind kind;
        private final UnitType<S, D> type;
        private final Map<String, Versioned<S>> stored = new HashMap<>();
        /** What will be so; null of a unit that has ended. */
        private final Map<String, @Nullable D> after = new TreeMap<>();

        private final Map<String, Deed> plan = new LinkedHashMap<>();
        private int unchanged;

        OfKind(Kind kind, UnitType<S, D> type) {
            this.kind = kind;
            this.type = type;
            records.stream(type.type(), records.query(type.type()).limitedTo(Organisation.PAGE))
                    .forEach(unit -> {
                        stored.put(unit.id(), unit);
                        after.put(
                                unit.id(),
                                type.historyOf(unit.state()).current().orElse(null));
                    });
            plan();
        }

        @SuppressWarnings("unchecked") // OrganisationImage takes details of their kind only.
        private void plan() {
            image.of(kind).forEach((id, details) -> {
                @Nullable Versioned<S> known = stored.get(id);
                if (after.get(id) != null && image.isOnlyIfNew(kind, id)) {
                    unchanged++;
                    return;
                }
                @Nullable D now = after.put(id, (D) details);
                if (known == null) {
                    plan.put(id, Deed.ENTERED);
                } else if (now == null) {
                    plan.put(id, Deed.RETURNED);
                } else if (!now.equals(details)) {
                    plan.put(id, Deed.CHANGED);
                } else {
                    unchanged++;
                }
            });
            if (image.isCompleteFor(kind)) {
                stored.keySet().stream()
                        .sorted()
                        .filter(id -> !image.of(kind).containsKey(id))
                        .forEach(id -> {
                            if (after.put(id, null) != null) {
                                plan.put(id, Deed.ENDED);
                            }
                        });
            }
        }

        boolean changes() {
            return !plan.isEmpty();
        }

        void check() {
            if (image.isCompleteFor(kind) && image.of(kind).isEmpty()) {
                violations.add(new Violation(
                        place(),
                        "",
                        "the image is complete and names none, which would end all of them",
                        "name them, or do not call the image complete for " + kind));
            }
            if (kind == Kind.PERSON) {
                checkIds();
            }
            after.forEach((id, details) -> {
                if (details != null && image.of(kind).containsKey(id)) {
                    type.references.forEach(to -> checkKnown(id, details, to));
                }
            });
            checkCircles();
        }

        private String place() {
            return type.type().name();
        }

        /** What the rules hold for one person cannot be two. */
        private void checkIds() {
            Map<String, String> seen = new HashMap<>();
            after.keySet().forEach(id -> {
                @Nullable String other = seen.putIfAbsent(PersonIds.folded(id), id);
                if (other != null) {
                    violations.add(new Violation(
                            place(),
                            id,
                            "is the same person as '" + other + "' to the rules on duties",
                            "give each person one id, written in one way"));
                }
            });
        }

        private void checkKnown(String id, D details, Reference<D> to) {
            @Nullable RecordId named = to.id().apply(details);
            if (named != null && !knows(to.kind(), named.value())) {
                violations.add(new Violation(
                        place() + " " + id + ", " + to.name(),
                        named.value(),
                        "is no " + named.recordType() + " of this organisation",
                        "name it in the same image, or correct the id"));
            }
        }

        private boolean knows(Kind other, String id) {
            return Optional.ofNullable(kinds.get(other)).orElseThrow().after.containsKey(id);
        }

        private void checkCircles() {
            Set<String> told = new LinkedHashSet<>();
            after.keySet().forEach(id -> {
                List<String> way = wayUp(id);
                if (way.size() > 1 && way.get(way.size() - 1).equals(id) && told.addAll(way)) {
                    violations.add(new Violation(
                            place() + " " + id + ", " + type.above,
                            String.join(" under ", way),
                            "is a circle",
                            "take one of them out of it"));
                }
            });
        }

        /** A unit and those above it, the lowest first; in a circle the last one stands twice. */
        private List<String> wayUp(String id) {
            Set<String> way = new LinkedHashSet<>();
            Optional<String> next = Optional.of(id);
            while (next.isPresent() && way.add(next.get())) {
                next = Optional.ofNullable(after.get(next.get())).flatMap(type::above);
            }
            List<String> all = new ArrayList<>(way);
            next.ifPresent(all::add);
            return all;
        }

        /** Those above first: otherwise two units that change places would be a circle for a moment. */
        void enter(UnitOfWork work) {
            work.load(type.type(), plan.keySet());
            Map<String, Integer> depth = new HashMap<>();
            plan.keySet().forEach(id -> depth.put(id, wayUp(id).size()));
            plan.entrySet().stream()
                    .sorted(Map.Entry.<String, Deed>comparingByKey(
                                    Comparator.comparingInt(id -> depth.getOrDefault(id, 0)))
                            .thenComparing(Map.Entry.comparingByKey()))
                    .forEach(deed -> enter(work, deed.getKey(), deed.getValue()));
        }

        private void enter(UnitOfWork work, String id, Deed deed) {
            LocalDate on = image.on();
            @Nullable D details = after.get(id);
            switch (deed) {
                case ENTERED ->
                    work.create(
                            type.enter(),
                            id,
                            act -> type.state.apply(History.from(on, Objects.requireNonNull(details))));
                case CHANGED -> work.change(type.change(), read(id), unit -> next(unit, on, details));
                case RETURNED -> work.change(type.comeBack(), read(id), unit -> next(unit, on, details));
                case ENDED -> work.change(type.end(), read(id), unit -> next(unit, on, null));
            }
        }

        /** What the plan was made from; somebody else's change in between is a conflict. */
        private Versioned<S> read(String id) {
            return Objects.requireNonNull(stored.get(id));
        }

        private S next(S unit, LocalDate on, @Nullable D details) {
            return type.state.apply(type.historyOf(unit).and(on, details));
        }

        Map<Deed, List<String>> deeds() {
            Map<Deed, List<String>> ids = new EnumMap<>(Deed.class);
            plan.forEach((id, deed) ->
                    ids.computeIfAbsent(deed, d -> new ArrayList<>()).add(id));
            ids.values().forEach(list -> list.sort(null));
            return ids;
        }
    }
}
