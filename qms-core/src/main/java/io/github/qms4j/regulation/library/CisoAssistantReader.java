package io.github.qms4j.regulation.library;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.internal.codec.Hashes;
import io.github.qms4j.regulation.CatalogueLimits;
import io.github.qms4j.regulation.LossReport;
import io.github.qms4j.spi.catalog.CatalogueSource;
import java.io.IOException;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads libraries in the YAML format of CISO Assistant (rule REG-2). Immutable, and safe to share. A file is read within
 * limits, as a whole or not at all; aliases are followed without being copied, and no tag makes an object.
 *
 * <p>The instrument of a framework gets its id from the URN, its title from the name and its authority from the provider;
 * its edition gets the number of the library's version. An edition without a day from which it is effective stays
 * pending. Texts are taken as they stand: see the copyright that the library names, which is in the note of the edition.
 */
public final class CisoAssistantReader {
    private static final CisoAssistantReader STANDARD = new CisoAssistantReader(CatalogueLimits.standard(), null);
    private static final Set<String> KNOWN =
            Set.of("urn", "version", "provider", "packager", "copyright", "publication_date", "objects");
    /** The names in the singular are older. */
    private static final List<String> FRAMEWORKS = List.of("framework", "frameworks");

    private static final List<String> MAPPING_SETS = List.of("requirement_mapping_set", "requirement_mapping_sets");

    private final CatalogueLimits limits;
    private final @Nullable LocalDate effectiveFrom;

    private CisoAssistantReader(CatalogueLimits limits, @Nullable LocalDate effectiveFrom) {
        this.limits = limits;
        this.effectiveFrom = effectiveFrom;
    }

    /**
     * With {@linkplain CatalogueLimits#standard() standard limits}; nodes, mappings and other objects of lists count as
     * requirements.
     */
    public static CisoAssistantReader standard() {
        return STANDARD;
    }

    public CisoAssistantReader within(CatalogueLimits bounds) {
        return new CisoAssistantReader(bounds, effectiveFrom);
    }

    /** Says from which day on the frameworks are effective, which the library does not. */
    public CisoAssistantReader effectiveFrom(LocalDate day) {
        return new CisoAssistantReader(limits, day);
    }

    /**
     * Reads a file.
     *
     * @throws InvalidInputException when it cannot be read, is no such library, exceeds a limit, names a URN twice or a
     *     parent that is not there; lists what is wrong
     */
    public CisoAssistantLibrary read(CatalogueSource source) {
        LossReport.Collector losses = new LossReport.Collector();
        MessageDigest digest = Hashes.sha256();
        LibraryFields.Reading reading = new LibraryFields.Reading(source.name(), limits, losses);
        LibraryFields library = LibraryFields.of(file(source, digest), reading);
        LibraryHead head = LibraryHead.read(library, effectiveFrom);
        library.leaveBehind("library", KNOWN);
        LibraryFields objects = objects(library);
        Set<String> known = new HashSet<>(FRAMEWORKS);
        known.addAll(MAPPING_SETS);
        objects.leaveBehind("library object", known);
        List<LibraryFramework> frameworks = new ArrayList<>();
        FRAMEWORKS.stream()
                .flatMap(key -> objects.objects(key).stream())
                .forEach(framework -> frameworks.add(new FrameworkConversion(framework).convert(head)));
        List<LibraryMappingSet> mappingSets = MAPPING_SETS.stream()
                .flatMap(key -> objects.objects(key).stream())
                .map(set -> MappingConversion.read(set, head))
                .toList();
        if (frameworks.isEmpty() && mappingSets.isEmpty()) {
            reading.wrong("library, objects", "", "has no framework and no mapping set", "give a library with one");
        }
        reading.refuse();
        return new CisoAssistantLibrary(
                head.urn(), HexFormat.of().formatHex(digest.digest()), frameworks, mappingSets, losses.report());
    }

    private static LibraryFields objects(LibraryFields library) {
        return library.object("objects").orElseGet(() -> {
            library.reading().wrong("library, objects", "", "is missing", "give a library of CISO Assistant");
            library.reading().refuse();
            return library;
        });
    }

    private YamlNode file(CatalogueSource source, MessageDigest digest) {
        try (InputStream in = source.content().open()) {
            if (in == null) {
                throw unreadable(source, "nothing was opened");
            }
            return YamlFile.read(source.name(), new DigestInputStream(in, digest), limits);
        } catch (IOException e) {
            throw unreadable(source, String.valueOf(e.getMessage()));
        }
    }

    private static InvalidInputException unreadable(CatalogueSource source, String cause) {
        return InvalidInputException.of(
                source.name(), "file", cause, "cannot be read", "check that it exists and can be opened");
    }
}
