package io.github.qms4j.organisation;

import io.github.qms4j.access.Permission;
import io.github.qms4j.access.Role;
import io.github.qms4j.record.Attribute;
import io.github.qms4j.record.Declaration;
import io.github.qms4j.record.RecordId;
import io.github.qms4j.record.RecordType;
import io.github.qms4j.record.Transition;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The record type of one kind of unit with its life cycle, which all kinds share: a unit is entered, changes, ends, and may
 * come back.
 *
 * @param <S> the state
 * @param <D> what is known of a unit
 */
public final class UnitType<S extends Record, D extends Record> {
    private static final Permission MAINTAIN =
            Permission.of("organisation:maintain", Role.QUALITY_MANAGER, Role.IT_MANAGER, Role.COMPLIANCE);

    /** What a unit names. */
    final List<Reference<D>> references;

    /** The reference by which units of this kind stand above each other; null where they do not. */
    final @Nullable String above;

    final Function<History<D>, S> state;
    private final Function<S, History<D>> history;
    private final Map<String, Attribute<S, RecordId>> attributes = new LinkedHashMap<>();
    private final Transition<S> enter;
    private final Transition<S> change;
    private final Transition<S> end;
    private final Transition<S> comeBack;
    private final RecordType<S> type;

    UnitType(
            String name,
            Class<S> stateType,
            Function<S, History<D>> history,
            Function<History<D>, S> state,
            List<Reference<D>> references,
            @Nullable String above) {
        this.history = history;
        this.state = state;
        this.references = List.copyOf(references);
        this.above = above;
        Declaration<S, Standing> declared = RecordType.declare(
                        name, stateType, Standing.class, s -> history.apply(s).standing())
                .drafts(Standing.PRESENT);
        Attribute<S, Standing> status = declared.status();
        references.forEach(to -> {
            Attribute<S, RecordId> attribute = declared.id(
                    to.name(), s -> history.apply(s).current().map(to.id()).orElse(null));
            declared.index(List.of(attribute, status));
            attributes.put(to.name(), attribute);
        });
        this.enter = forward(declared.creates(name + ".enter", MAINTAIN, Standing.PRESENT));
        this.change = forward(declared.edits(name + ".change", MAINTAIN, Standing.PRESENT));
        this.end = forward(declared.moves(name + ".end", MAINTAIN, Standing.PRESENT, Standing.ENDED));
        this.comeBack = forward(declared.moves(name + ".return", MAINTAIN, Standing.ENDED, Standing.PRESENT));
        this.type = declared.type();
    }

    private Transition<S> forward(Declaration<S, Standing>.Row row) {
        row.guard(OrganisationRules.goesForward(history));
        if (above != null) {
            row.guard(OrganisationRules.hasNoCircle(this::type, this::idAbove));
        }
        return row.row();
    }

    private Optional<String> idAbove(S unit) {
        return history.apply(unit).current().flatMap(this::above);
    }

    Optional<String> above(D details) {
        return references.stream()
                .filter(to -> to.name().equals(above))
                .findFirst()
                .map(to -> to.id().apply(details))
                .map(RecordId::value);
    }

    History<D> historyOf(S unit) {
        return history.apply(unit);
    }

    /** The attribute in which a unit names another, as it is now. */
    public Attribute<S, RecordId> attribute(String reference) {
        return Objects.requireNonNull(attributes.get(reference), reference);
    }

    /** Enters a unit. */
    public Transition<S> enter() {
        return enter;
    }

    /** Enters what is so of a unit from a day on. */
    public Transition<S> change() {
        return change;
    }

    /** Enters that a unit is no more from a day on. */
    public Transition<S> end() {
        return end;
    }

    /** Enters that a unit is there again. */
    public Transition<S> comeBack() {
        return comeBack;
    }

    public RecordType<S> type() {
        return type;
    }

    /**
     * How a unit names another one.
     *
     * @param name the attribute's name
     * @param kind of what kind the other is
     * @param id its id; null when none is named
     */
    record Reference<D extends Record>(String name, Kind kind, Function<D, @Nullable RecordId> id) {}
}
