package io.github.qms4j.regulation;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A way from a requirement over asserted mappings, and what it says of its ends. Routes share their beginnings.
 *
 * @param at the place where it ends
 * @param before the way without its last hop; null for the way of no hops
 * @param last the last hop; null for the way of no hops
 */
record Route(
        int at,
        Relation relation,
        int hops,
        @Nullable Route before,
        @Nullable Hop last) {
    static Route none(int start) {
        return new Route(start, Relation.EQUAL, 0, null, null);
    }

    Route with(Hop hop, Relation composed) {
        return new Route(hop.to(), composed, hops + 1, this, hop);
    }

    boolean visits(int place) {
        for (Route route = this; route != null; route = route.before) {
            if (route.at == place) {
                return true;
            }
        }
        return false;
    }

    List<Mapping> path() {
        Mapping[] path = new Mapping[hops];
        for (Route route = this; route != null && route.last != null; route = route.before) {
            path[route.hops - 1] = route.last.mapping();
        }
        return Arrays.asList(path);
    }
}
