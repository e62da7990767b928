package io.github.qms4j.regulation;

import static io.github.qms4j.regulation.Relation.EQUAL;
import static io.github.qms4j.regulation.Relation.EQUIVALENT;
import static io.github.qms4j.regulation.Relation.INTERSECTS;
import static io.github.qms4j.regulation.Relation.NOT_ANALYSED;
import static io.github.qms4j.regulation.Relation.NO_RELATIONSHIP;
import static io.github.qms4j.regulation.Relation.SUBSET;
import static io.github.qms4j.regulation.Relation.SUPERSET;
import static io.github.qms4j.regulation.Relation.UNKNOWN;

import java.util.List;
import java.util.Objects;

/**
 * What the relation of A to B and that of B to C say for certain about that of A to C (rule REG-5).
 *
 * <p>A requirement is read as the set of what it demands, which is never empty. <em>Equal</em> and <em>equivalent</em>
 * are the same set, in the same words or not; <em>subset</em> and <em>superset</em> are containment; <em>intersects</em>
 * is an overlap; <em>no relationship</em> is none. The table holds the strongest relation that all such A and C have:
 *
 * <pre>
 * A to B \ B to C   equal       equivalent  subset      superset    intersects  none
 * equal             equal       equivalent  subset      superset    intersects  none
 * equivalent        equivalent  equivalent  subset      superset    intersects  none
 * subset            subset      subset      subset      unknown     unknown     none
 * superset          superset    superset    intersects  superset    intersects  unknown
 * intersects        intersects  intersects  intersects  unknown     unknown     unknown
 * none              none        none        unknown     none        unknown     unknown
 * </pre>
 *
 * <p>A curator who says subset, superset or intersects often means proper containment, or an overlap in which each side
 * has a demand of its own. A composed relation claims less: subset and superset may be equality, intersects may be
 * containment. The table is the same whichever of the two the curator means.
 *
 * <p>What is composed with <em>unknown</em> is unknown; what is composed with <em>not analysed</em> is not analysed.
 */
public final class RelationComposition {
    private static final List<Relation> ORDER =
            List.of(EQUAL, EQUIVALENT, SUBSET, SUPERSET, INTERSECTS, NO_RELATIONSHIP);

    /** Rows and columns in that order, as in the table above. */
    private static final List<List<Relation>> TABLE = List.of(
            List.of(EQUAL, EQUIVALENT, SUBSET, SUPERSET, INTERSECTS, NO_RELATIONSHIP),
            List.of(EQUIVALENT, EQUIVALENT, SUBSET, SUPERSET, INTERSECTS, NO_RELATIONSHIP),
            List.of(SUBSET, SUBSET, SUBSET, UNKNOWN, UNKNOWN, NO_RELATIONSHIP),
            List.of(SUPERSET, SUPERSET, INTERSECTS, SUPERSET, INTERSECTS, UNKNOWN),
            List.of(INTERSECTS, INTERSECTS, INTERSECTS, UNKNOWN, UNKNOWN, UNKNOWN),
            List.of(NO_RELATIONSHIP, NO_RELATIONSHIP, UNKNOWN, NO_RELATIONSHIP, UNKNOWN, UNKNOWN));

    private RelationComposition() {}

    /** The relation of A to C, from that of A to B and that of B to C. */
    public static Relation compose(Relation first, Relation second) {
        Objects.requireNonNull(first, "first");
        Objects.requireNonNull(second, "second");
        if (first == NOT_ANALYSED || second == NOT_ANALYSED) {
            return NOT_ANALYSED;
        }
        if (first == UNKNOWN || second == UNKNOWN) {
            return UNKNOWN;
        }
        return TABLE.get(ORDER.indexOf(first)).get(ORDER.indexOf(second));
    }

    /**
     * The relation between the ends of a path.
     *
     * @param hops the relations of its hops, each read in the direction of the path; a path of none leads to the
     *     requirement itself, which is equal to itself
     */
    public static Relation along(List<Relation> hops) {
        return hops.stream().reduce(EQUAL, RelationComposition::compose);
    }

    /**
     * Whether two requirements that have the one relation, as a composition means it, always have the other too. Each
     * implies itself; equal implies equivalent, that implies subset and superset, and each of these implies intersects.
     * Unknown and not analysed imply nothing else and are implied by nothing else.
     */
    public static boolean implies(Relation stronger, Relation weaker) {
        return stronger == weaker
                || switch (weaker) {
                    case EQUIVALENT -> stronger == EQUAL;
                    case SUBSET, SUPERSET -> stronger == EQUAL || stronger == EQUIVALENT;
                    case INTERSECTS ->
                        stronger == EQUAL || stronger == EQUIVALENT || stronger == SUBSET || stronger == SUPERSET;
                    case EQUAL, NO_RELATIONSHIP, NOT_ANALYSED, UNKNOWN -> false;
                };
    }

    /**
     * Whether no two requirements can have both relations: the one says that they share a demand, the other that they
     * share none. Relations that differ without excluding each other, such as subset and intersects, do not contradict.
     */
    public static boolean contradict(Relation one, Relation other) {
        return (implies(one, INTERSECTS) && other == NO_RELATIONSHIP)
                || (one == NO_RELATIONSHIP && implies(other, INTERSECTS));
    }
}
