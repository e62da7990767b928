package io.github.qms4j.regulation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds the strongest relations to every requirement within reach, level by level. A weaker hop never gives a stronger
 * relation, so a route is dropped as soon as a route to the same requirement, no longer than it, says as much; for the
 * same reason a route that comes back to one of its requirements says nothing more. At most six relations are kept for a
 * requirement, and therefore each mapping is looked at a bounded number of times.
 */
final class RouteSearch {
    private static final Relation[] RELATIONS = Relation.values();
    /** For each relation, as bits, those that it implies, itself included. */
    private static final int[] IMPLIED = new int[RELATIONS.length];
    /** For each relation, as bits, the others that imply it. */
    private static final int[] STRONGER = new int[RELATIONS.length];

    static {
        for (Relation one : RELATIONS) {
            for (Relation other : RELATIONS) {
                if (RelationComposition.implies(one, other)) {
                    IMPLIED[place(one)] |= 1 << place(other);
                    STRONGER[place(other)] |= one == other ? 0 : 1 << place(one);
                }
            }
        }
    }

    private final Hop[][] hopsFrom;
    /** For each requirement the relations of the routes to it, as bits. */
    private final int[] found;
    /** The same with all that they imply. */
    private final int[] said;

    private final List<Route> routes = new ArrayList<>();

    RouteSearch(Hop[][] hopsFrom) {
        this.hopsFrom = hopsFrom;
        this.found = new int[hopsFrom.length];
        this.said = new int[hopsFrom.length];
    }

    /** The strongest relations to each requirement but the source itself, nearest first. */
    List<Route> from(int source, int maxHops) {
        List<Route> frontier = List.of(Route.none(source));
        for (int hops = 1; hops <= maxHops && !frontier.isEmpty(); hops++) {
            List<Route> next = new ArrayList<>();
            frontier.forEach(route -> extend(route, next));
            next.removeIf(this::isOutdone);
            routes.addAll(next);
            frontier = next;
        }
        routes.removeIf(this::isOutdone);
        return routes;
    }

    private void extend(Route route, List<Route> next) {
        for (Hop hop : hopsFrom[route.at()]) {
            Relation composed = RelationComposition.compose(route.relation(), hop.relation());
            int bit = 1 << place(composed);
            if (isStatement(composed) && (said[hop.to()] & bit) == 0 && !route.visits(hop.to())) {
                found[hop.to()] |= bit;
                said[hop.to()] |= IMPLIED[place(composed)];
                next.add(route.with(hop, composed));
            }
        }
    }

    private boolean isOutdone(Route route) {
        return (found[route.at()] & STRONGER[place(route.relation())]) != 0;
    }

    private static boolean isStatement(Relation relation) {
        return relation != Relation.UNKNOWN && relation != Relation.NOT_ANALYSED;
    }

    private static int place(Relation relation) {
        return Arrays.binarySearch(RELATIONS, relation);
    }
}
