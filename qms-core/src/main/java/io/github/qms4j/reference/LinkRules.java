package io.github.qms4j.reference;

import io.github.qms4j.record.Guard;
import io.github.qms4j.record.RuleReference;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What can stand against a step of a link, whatever it leads from. */
final class LinkRules {
    private static final RuleReference TWO_RECORDS =
            new RuleReference("X-10", "", "A link leads from one record to another.");
    private static final RuleReference SAME_ENDS = new RuleReference(
            "X-10", "21 CFR 11.10(e)", "A link keeps its two ends; another one is made for other ends.");
    private static final RuleReference OWN_WORD = new RuleReference(
            "X-10", "21 CFR 11.10(e)", "Whoever confirms a link does so in their own name, at the time of the act.");

    private LinkRules() {}

    static Guard<Link> leadsToAnother() {
        return Guard.onProposed(
                TWO_RECORDS,
                link -> link.target().isRecord()
                                && link.sourceType().equals(link.target().type())
                                && link.source().equals(link.target().id())
                        ? Optional.of(link.target() + " would be linked to itself; name another record")
                        : Optional.empty());
    }

    static Guard<Link> keepsItsEnds() {
        return Guard.onChange(
                SAME_ENDS,
                (before, proposed) -> proposed.unconfirmed().equals(before.unconfirmed())
                        ? Optional.empty()
                        : Optional.of("it would lead elsewhere; end it and make another one"));
    }

    static Guard<Link> isConfirmedByTheActor() {
        return new Guard<>(OWN_WORD, attempt -> {
            @Nullable Link proposed = attempt.proposed();
            if (proposed == null) {
                return Optional.empty();
            }
            Link.@Nullable Confirmation said = proposed.confirmation();
            return said != null && said.by().equals(attempt.by()) && said.at().equals(attempt.at())
                    ? Optional.empty()
                    : Optional.of("it would be confirmed in another name or at another time");
        });
    }
}
