package io.github.qms4j.regulation.matrix;

import io.github.qms4j.reference.Target;
import io.github.qms4j.regulation.AssessmentVerdict;
import io.github.qms4j.spi.storage.AttributeValue;
import io.github.qms4j.spi.storage.Condition;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which rows of the matrix are asked for: all conditions must hold. By process, document or control it is asked with
 * {@link #metBy}.
 */
public final class RowFilter {
    private final List<Condition> conditions;
    private final @Nullable Target target;

    private RowFilter(List<Condition> conditions, @Nullable Target target) {
        this.conditions = List.copyOf(conditions);
        this.target = target;
    }

    /** Every row, those of ended editions too. */
    public static RowFilter all() {
        return new RowFilter(List.of(), null);
    }

    /** The rows of one edition. */
    public static RowFilter of(AdoptedEditionId edition) {
        return all().and(MatrixRowLifeCycle.EDITION.is(edition));
    }

    /** The rows that are in force and apply, or may apply. */
    public static RowFilter toBeMet() {
        return all().in(MatrixRowStatus.UNDECIDED, MatrixRowStatus.APPLICABLE);
    }

    public RowFilter in(MatrixRowStatus... statuses) {
        return and(MatrixRowLifeCycle.STATUS.isIn(Set.of(statuses)));
    }

    public RowFilter ownedBy(String owner) {
        return and(MatrixRowLifeCycle.OWNER.is(owner));
    }

    public RowFilter withVerdict(AssessmentVerdict... verdicts) {
        return and(MatrixRowLifeCycle.VERDICT.isIn(Set.of(verdicts)));
    }

    /** Those that the last assessment found not or only partly met. */
    public RowFilter withGaps() {
        return withVerdict(AssessmentVerdict.PARTIAL, AssessmentVerdict.GAP);
    }

    /** Those that must be assessed anew. */
    public RowFilter suspect() {
        return and(MatrixRowLifeCycle.SUSPECT.is(true));
    }

    /** Those whose next review was due before a day. */
    public RowFilter dueBefore(LocalDate day) {
        return and(MatrixRowLifeCycle.DUE_ON.before(day));
    }

    /** Those that something meets, wholly or in part: a process, a document, a control. */
    public RowFilter metBy(Target newTarget) {
        return new RowFilter(conditions, newTarget);
    }

    private RowFilter and(Condition further) {
        List<Condition> more = new ArrayList<>(conditions);
        more.add(further);
        return new RowFilter(more, target);
    }

    Condition[] conditions() {
        return conditions.toArray(Condition[]::new);
    }

    @Nullable
    Target target() {
        return target;
    }

    /** Whether a state meets the conditions, for states of the past, which no query finds. */
    boolean matches(MatrixRow row) {
        return conditions.stream()
                .allMatch(condition -> MatrixRowLifeCycle.TYPE.attributes().stream()
                        .filter(attribute -> attribute.name().equals(condition.attribute()))
                        .anyMatch(attribute -> {
                            @Nullable AttributeValue value = attribute.in(row);
                            return value != null && condition.matches(value);
                        }));
    }
}
