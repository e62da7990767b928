package io.github.qms4j.regulation.library;

import io.github.qms4j.regulation.Edition;
import io.github.qms4j.regulation.LossReport;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What a library says of itself. */
record LibraryHead(
        String urn,
        String version,
        String provider,
        String packager,
        String copyright,
        String published,
        @Nullable LocalDate effectiveFrom) {
    static LibraryHead read(LibraryFields library, @Nullable LocalDate effectiveFrom) {
        LibraryHead head = new LibraryHead(
                library.required("urn"),
                library.required("version"),
                library.text("provider"),
                library.text("packager"),
                library.text("copyright"),
                library.text("publication_date"),
                effectiveFrom);
        if (!head.version().isEmpty() && !LibraryIds.isId(head.version())) {
            library.reading()
                    .wrong(
                            library.place() + ", version",
                            head.version(),
                            "is no version number",
                            "write a whole number such as 3");
        }
        return head;
    }

    String authority(LossReport.Collector losses) {
        if (provider.isEmpty()) {
            losses.changed("provider", "missing provider, the authority is not stated", () -> urn);
        }
        return provider.isEmpty() ? "not stated" : provider;
    }

    /** The application counts versions of the library, not of the instrument; the title says which edition it is. */
    Edition edition(String title, String description) {
        StringBuilder note = new StringBuilder(description);
        if (!copyright.isEmpty()) {
            note.append(note.isEmpty() ? "" : "\n\n").append("Copyright: ").append(copyright);
        }
        Edition.Builder edition = Edition.builder(version, title, source()).note(note.toString());
        if (effectiveFrom != null) {
            edition.effectiveFrom(effectiveFrom);
        }
        return edition.build();
    }

    String source() {
        return "CISO Assistant library " + urn + ", version " + version
                + (published.isEmpty() ? "" : ", published " + published)
                + (packager.isEmpty() ? "" : ", packaged by " + packager);
    }
}
