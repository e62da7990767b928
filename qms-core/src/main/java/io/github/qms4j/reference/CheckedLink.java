package io.github.qms4j.reference;

import io.github.qms4j.record.View;
import java.util.Objects;

/**
 * A link as it is stored, and where it stands now.
 *
 * @param view the link
 * @param standing computed from its target when it was read
 */
public record CheckedLink(View<LinkId, Link> view, LinkStanding standing) {
    public CheckedLink {
        Objects.requireNonNull(view, "view");
        Objects.requireNonNull(standing, "standing");
    }

    public LinkId id() {
        return view.id();
    }

    public Link link() {
        return view.state();
    }
}
