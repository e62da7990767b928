package io.github.qms4j.regulation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a file of the format {@code qms4j-catalogue/1}. */
final class CatalogueReader {
    private final JsonFields root;
    private final Problems problems;

    private CatalogueReader(JsonFields root) {
        this.root = root;
        this.problems = root.problems();
    }

    static CatalogueDraft read(JsonFields root) {
        return new CatalogueReader(root.only("format", "instrument", "edition", "requirements")).draft();
    }

    private CatalogueDraft draft() {
        Instrument instrument = instrument(root.object("instrument").only("id", "title", "authority"));
        JsonFields described = root.object("edition")
                .only(
                        "id",
                        "title",
                        "effectiveFrom",
                        "effectiveUntil",
                        "extent",
                        "verified",
                        "source",
                        "note",
                        "incorporates",
                        "amends");
        Edition edition = edition(described);
        String amends = described.has("amends") ? described.text("amends") : null;
        List<JsonFields> listed = root.objects("requirements");
        if (instrument == null || edition == null) {
            problems.refuse();
            throw new IllegalStateException("a value is missing without a problem in " + problems.subject());
        }
        CatalogueId id = new CatalogueId(instrument.id(), edition.id());
        if (amends != null && (!CatalogueId.isToken(amends) || amends.equals(edition.id()))) {
            described.wrong("amends", amends, "is no other edition", "name the edition of " + id.instrument());
        }
        List<Requirement> requirements = new ArrayList<>(listed.size());
        for (JsonFields fields : listed) {
            Requirement requirement = requirement(fields, id, edition.isVerified());
            if (requirement != null) {
                requirements.add(requirement);
            }
        }
        problems.refuse();
        return new CatalogueDraft(problems.subject(), instrument, edition, amends, requirements);
    }

    private @Nullable Instrument instrument(JsonFields fields) {
        String id = fields.text("id");
        String title = fields.text("title");
        String authority = fields.text("authority");
        return problems.attempt(fields.place(), () -> new Instrument(id, title, authority));
    }

    private @Nullable Edition edition(JsonFields fields) {
        Edition.Builder edition = Edition.builder(fields.text("id"), fields.text("title"), fields.text("source"))
                .extent(fields.choice("extent", Extent.class))
                .note(fields.text("note", ""));
        LocalDate from = fields.date("effectiveFrom");
        if (from != null) {
            edition.effectiveFrom(from);
        }
        LocalDate until = fields.date("effectiveUntil");
        if (until != null) {
            edition.effectiveUntil(until);
        }
        if (fields.flag("verified", false)) {
            edition.verified();
        }
        List<CatalogueId> incorporated = new ArrayList<>();
        for (String text : fields.texts("incorporates")) {
            CatalogueId id =
                    problems.attempt(Problems.join(fields.place(), "incorporates"), () -> CatalogueId.parse(text));
            if (id != null) {
                incorporated.add(id);
            }
        }
        return problems.attempt(
                fields.place(), () -> edition.incorporates(incorporated).build());
    }

    private @Nullable Requirement requirement(JsonFields fields, CatalogueId catalogue, boolean verified) {
        fields.only("id", "clause", "parent", "heading", "summary", "assessable", "verified", "evidence");
        String local = fields.text("id");
        String place = fields.place() + " " + local;
        String clause = fields.text("clause", local);
        String heading = fields.text("heading");
        String summary = fields.text("summary", "");
        List<String> evidence = fields.texts("evidence");
        boolean assessable = fields.flag("assessable", true);
        boolean checked = fields.flag("verified", verified);
        String parent = fields.has("parent") ? fields.text("parent") : null;
        if (assessable && evidence.isEmpty()) {
            fields.wrong("evidence", "", "is missing", "say what an assessor typically asks to see");
        }
        return problems.attempt(place, () -> {
            Requirement.Builder requirement = Requirement.builder(catalogue.requirement(local), clause, heading)
                    .summary(summary)
                    .evidence(evidence);
            if (parent != null) {
                requirement.parent(parent);
            }
            if (assessable) {
                requirement.assessable();
            }
            if (checked) {
                requirement.verified();
            }
            return requirement.build();
        });
    }
}
