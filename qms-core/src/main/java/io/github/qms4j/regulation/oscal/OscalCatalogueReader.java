package io.github.qms4j.regulation.oscal;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.internal.codec.Hashes;
import io.github.qms4j.regulation.Catalogue;
import io.github.qms4j.regulation.CatalogueId;
import io.github.qms4j.regulation.CatalogueLimits;
import io.github.qms4j.regulation.Edition;
import io.github.qms4j.regulation.Extent;
import io.github.qms4j.regulation.Instrument;
import io.github.qms4j.regulation.LossReport;
import io.github.qms4j.regulation.oscal.OscalDocument.Metadata;
import io.github.qms4j.spi.catalog.CatalogueSource;
import java.io.IOException;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.exc.StreamConstraintsException;

/**
 * Reads catalogues in OSCAL's JSON form, versions 1.0, 1.1 and 1.2 (rule REG-2). Immutable, and safe to share. A file is
 * read as a stream, within limits, as a whole or not at all; profiles are to be resolved before.
 *
 * <p>Without an instrument that is given, one is derived: the id and title from the title of the document, the authority
 * from its publisher or creator, the id of the edition from its version. An edition without a day from which it is
 * effective stays pending. What OscalCatalogueWriter wrote comes back as it was.
 */
public final class OscalCatalogueReader {
    private static final OscalCatalogueReader STANDARD =
            new OscalCatalogueReader(CatalogueLimits.standard(), null, null, null);

    private final CatalogueLimits limits;
    private final @Nullable Instrument instrument;
    private final @Nullable String edition;
    private final @Nullable LocalDate effectiveFrom;

    private OscalCatalogueReader(
            CatalogueLimits limits,
            @Nullable Instrument instrument,
            @Nullable String edition,
            @Nullable LocalDate effectiveFrom) {
        this.limits = limits;
        this.instrument = instrument;
        this.edition = edition;
        this.effectiveFrom = effectiveFrom;
    }

    /** With {@linkplain CatalogueLimits#standard() standard limits}; a group or control counts as a requirement. */
    public static OscalCatalogueReader standard() {
        return STANDARD;
    }

    public OscalCatalogueReader within(CatalogueLimits bounds) {
        return new OscalCatalogueReader(bounds, instrument, edition, effectiveFrom);
    }

    /**
     * Names the instrument and the edition that the file is taken for, whatever it says of itself.
     *
     * @throws InvalidInputException when the id of the edition is no token
     */
    public OscalCatalogueReader as(Instrument known, String editionId) {
        CatalogueId id = new CatalogueId(known.id(), editionId);
        return new OscalCatalogueReader(limits, known, id.edition(), effectiveFrom);
    }

    /** Says from which day on the edition is effective, which OSCAL does not. */
    public OscalCatalogueReader effectiveFrom(LocalDate day) {
        return new OscalCatalogueReader(limits, instrument, edition, day);
    }

    /**
     * Reads a file.
     *
     * @throws InvalidInputException when it cannot be read, is no OSCAL catalogue of a known version, exceeds a limit, or
     *     two of its groups and controls share an id; names the place as a JSON pointer
     */
    public OscalCatalogue read(CatalogueSource source) {
        LossReport.Collector losses = new LossReport.Collector();
        MessageDigest digest = Hashes.sha256();
        OscalDocument document = document(source, digest, losses);
        CatalogueConversion conversion = new CatalogueConversion(source.name(), document, limits, losses);
        Catalogue catalogue = conversion.convert(
                instrument == null ? instrument(source, document.metadata(), losses) : instrument,
                edition(source, document));
        return new OscalCatalogue(conversion, catalogue, HexFormat.of().formatHex(digest.digest()));
    }

    private OscalDocument document(CatalogueSource source, MessageDigest digest, LossReport.Collector losses) {
        try (InputStream in = source.content().open()) {
            if (in == null) {
                throw unreadable(source, "nothing was opened");
            }
            try (OscalJson json = new OscalJson(source.name(), new DigestInputStream(in, digest), limits, losses)) {
                return new OscalDocumentReader(json, limits, losses).read();
            }
        } catch (StreamConstraintsException e) {
            throw invalid(source, e, "exceeds a limit", "split or simplify the file, or raise the limit");
        } catch (JacksonIOException | IOException e) {
            throw unreadable(source, String.valueOf(e.getMessage()));
        } catch (JacksonException e) {
            throw invalid(source, e, "is no JSON in UTF-8", "give a catalogue in OSCAL's JSON form");
        }
    }

    private static InvalidInputException unreadable(CatalogueSource source, String cause) {
        return InvalidInputException.of(
                source.name(), "file", cause, "cannot be read", "check that it exists and can be opened");
    }

    private static InvalidInputException invalid(
            CatalogueSource source, JacksonException e, String rule, String remedy) {
        String place = e.getLocation() == null
                ? "file"
                : "line " + e.getLocation().getLineNr() + ", column "
                        + e.getLocation().getColumnNr();
        return InvalidInputException.of(source.name(), place, e.getOriginalMessage(), rule, remedy);
    }

    private static Instrument instrument(CatalogueSource source, Metadata metadata, LossReport.Collector losses) {
        String id = metadata.own("instrument").orElseGet(() -> {
            losses.changed("instrument", "instrument that OSCAL does not name, taken from the title", metadata::title);
            return slug(source, "title", metadata.title());
        });
        String authority = metadata.own("authority").orElseGet(() -> {
            String author = metadata.author().isBlank() ? "not stated" : metadata.author();
            losses.changed("authority", "authority, taken from the publisher or creator of the document", () -> author);
            return author;
        });
        return new Instrument(id, metadata.own("instrument-title").orElse(metadata.title()), authority);
    }

    private Edition edition(CatalogueSource source, OscalDocument document) {
        Metadata metadata = document.metadata();
        String id = edition == null
                ? metadata.own("edition").orElseGet(() -> slug(source, "version", metadata.version()))
                : edition;
        Edition.Builder builder = Edition.builder(
                        id,
                        metadata.title(),
                        metadata.own("source")
                                .orElse("OSCAL " + metadata.oscalVersion() + " catalogue " + document.uuid()))
                .note(metadata.remarks());
        own(source, metadata, "effective-from", LocalDate::parse, builder::effectiveFrom);
        own(source, metadata, "effective-until", LocalDate::parse, builder::effectiveUntil);
        own(source, metadata, "extent", text -> Extent.valueOf(text.toUpperCase(Locale.ROOT)), builder::extent);
        if (metadata.own("verified").filter("yes"::equals).isPresent()) {
            builder.verified();
        }
        List<CatalogueId> incorporated = new ArrayList<>();
        metadata.properties().stream()
                .filter(property -> property.isOwn("incorporates"))
                .map(property -> CatalogueId.parse(property.value()))
                .forEach(incorporated::add);
        builder.incorporates(incorporated);
        if (effectiveFrom != null) {
            builder.effectiveFrom(effectiveFrom);
        }
        return builder.build();
    }

    private static <T> void own(
            CatalogueSource source, Metadata metadata, String name, Function<String, T> parse, Consumer<T> target) {
        metadata.own(name).ifPresent(text -> {
            try {
                target.accept(parse.apply(text));
            } catch (DateTimeException | IllegalArgumentException e) {
                throw InvalidInputException.of(
                        source.name(),
                        "/catalog/metadata/props, " + name,
                        text,
                        "is not what was exported",
                        "correct or remove the property");
            }
        });
    }

    private static String slug(CatalogueSource source, String key, String text) {
        String slug = OscalIds.slug(text);
        if (slug.isEmpty()) {
            throw InvalidInputException.of(
                    source.name(),
                    "/catalog/metadata/" + key,
                    text,
                    "gives no id",
                    "say which instrument and edition it is with as(instrument, edition)");
        }
        return slug;
    }
}
