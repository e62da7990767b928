package io.github.qms4j;

import io.github.qms4j.access.AccessPolicy;
import io.github.qms4j.access.CompetenceGate;
import io.github.qms4j.internal.codec.JacksonOnPath;
import io.github.qms4j.internal.discovery.Discovery;
import io.github.qms4j.internal.validation.CommandValidator;
import io.github.qms4j.internal.work.CustomAttributes;
import io.github.qms4j.internal.work.Engine;
import io.github.qms4j.internal.work.KnownTypes;
import io.github.qms4j.internal.work.NoContentStore;
import io.github.qms4j.record.CompetenceSource;
import io.github.qms4j.record.RecordType;
import io.github.qms4j.spi.content.ContentStore;
import io.github.qms4j.spi.signature.CheckpointKey;
import io.github.qms4j.spi.signature.SignatureAuthenticator;
import io.github.qms4j.spi.storage.AttributeDefinition;
import io.github.qms4j.spi.storage.QmsStorage;
import io.github.qms4j.spi.storage.QmsStorageProvider;
import io.github.qms4j.spi.support.InMemoryStorage;
import io.github.qms4j.spi.support.StorageContentStore;
import io.github.qms4j.trail.custody.CheckpointKeys;
import io.github.qms4j.trail.custody.CheckpointWitness;
import io.github.qms4j.trail.custody.InMemoryCheckpointKeys;
import io.github.qms4j.training.CompetenceRule;
import jakarta.validation.Validator;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Configures an engine. Everything has a safe default but the storage: an instance wins, a name must match exactly one
 * provider, and with nothing said exactly one provider must be on the path. It is never silently in memory.
 */
public final class QmsBuilder {
    /** The tenant of an engine that names none. */
    public static final String DEFAULT_TENANT = "default";

    private static final CompetenceSource TRAINING =
            (facts, actor, competence, at, on) -> CompetenceRule.evidence(facts, actor, competence, on);

    private static final Logger LOG = LoggerFactory.getLogger(QmsBuilder.class);

    private final Map<String, Map<String, AttributeDefinition>> customAttributes = new HashMap<>();
    private @Nullable ContentStore contents;
    private boolean contentsInStorage;
    private String tenant = DEFAULT_TENANT;
    private Clock clock = Clock.systemUTC();
    private @Nullable ZoneId zone;
    private Supplier<String> ids = () -> UUID.randomUUID().toString();
    private RandomGenerator random = new SecureRandom();
    private @Nullable AccessPolicy policy;
    private @Nullable CompetenceGate competences;
    private @Nullable SignatureAuthenticator authenticator;
    private Duration signingWindow = Duration.ofMinutes(15);
    private @Nullable CheckpointKeys checkpointKeys;
    private final List<CheckpointWitness> witnesses = new ArrayList<>();
    private String logOrigin = "qms4j";
    private boolean looksForHalfSeals = true;
    private @Nullable String organisation;
    private final List<RecordType<?>> vendorTypes = new ArrayList<>();
    private @Nullable QmsStorage storage;
    private @Nullable String storageName;
    private Map<String, String> storageSettings = Map.of();
    private @Nullable Validator validator;
    private @Nullable ClassLoader classLoader;

    QmsBuilder() {}

    /** Uses this storage; the engine does not close it. */
    public QmsBuilder storage(QmsStorage instance) {
        this.storage = Objects.requireNonNull(instance, "instance");
        return this;
    }

    /** Opens the storage of this name from the path; the engine closes it. */
    public QmsBuilder storage(String name, Map<String, String> settings) {
        this.storageName = Objects.requireNonNull(name, "name");
        this.storageSettings = Map.copyOf(settings);
        return this;
    }

    /** Keeps everything in memory; all is lost with the engine, texts and keys for checkpoints included. */
    public QmsBuilder inMemory() {
        if (checkpointKeys == null) {
            checkpointKeys = new InMemoryCheckpointKeys();
        }
        return storage(new InMemoryStorage()).contentInStorage();
    }

    /**
     * Where the texts of documents are kept (rule DOC-3), such as a {@link
     * io.github.qms4j.spi.support.DirectoryContentStore}. Without one no text can be handed in or read. The engine does
     * not close it.
     */
    public QmsBuilder contentStore(ContentStore store) {
        this.contents = Objects.requireNonNull(store, "store");
        return this;
    }

    /** Keeps the texts of documents where the records are kept, so that one backup has both. */
    public QmsBuilder contentInStorage() {
        this.contentsInStorage = true;
        return this;
    }

    /**
     * The store of the keys that checkpoints of the log are signed with, which also remembers what they signed. Without
     * one {@link io.github.qms4j.trail.Trail#seal()} is refused. Its keys are made by an act of somebody on record, see
     * {@link QmsSession#custody()}.
     */
    public QmsBuilder checkpointKeys(CheckpointKeys keys) {
        this.checkpointKeys = Objects.requireNonNull(keys, "keys");
        return this;
    }

    /**
     * A place outside the storage that holds checkpoints of the log (rule X-19), such as a {@link
     * io.github.qms4j.trail.custody.DirectoryWitness}; none by default. Further calls add further ones.
     */
    public QmsBuilder checkpointWitness(CheckpointWitness witness) {
        witnesses.add(Objects.requireNonNull(witness, "witness"));
        return this;
    }

    /**
     * Opens the engine though the log may hold a part of a seal that cannot be made whole, so that somebody can look at
     * what is there: verify it, read it. Otherwise {@link #build()} fails on such a log. It is not sealed either way.
     */
    public QmsBuilder withoutLookForHalfSeals() {
        this.looksForHalfSeals = false;
        return this;
    }

    /** What people call the organisation whose quality management system it is; by default the tenant's name. */
    public QmsBuilder organisation(String name) {
        if (name.isBlank()) {
            throw InvalidInputException.of("engine", "organisation", name, "is blank", "give its name");
        }
        this.organisation = name;
        return this;
    }

    /**
     * The first part of the name of each tenant's log, {@code qms4j} by default; the tenant follows behind a slash.
     * Choose a name of your own, such as {@code qms.example.com}: nobody else's log should have the same.
     *
     * @throws InvalidInputException when it has white space, a plus or a control character
     */
    public QmsBuilder logOrigin(String name) {
        if (!CheckpointKey.isName(name)) {
            throw InvalidInputException.of(
                    "engine",
                    "logOrigin",
                    name,
                    "is empty or has white space, a plus or a control character",
                    "choose a name such as qms.example.com");
        }
        this.logOrigin = name;
        return this;
    }

    /**
     * Makes a vendor's record type known; records of a type that is not known are neither kept nor read.
     *
     * @param type named with the vendor's namespace, such as {@code acme.complaint}
     */
    public QmsBuilder recordType(RecordType<?> type) {
        vendorTypes.add(Objects.requireNonNull(type, "type"));
        return this;
    }

    /** The tenant all records belong to; nothing of another tenant is visible (rule X-14). */
    public QmsBuilder tenant(String name) {
        if (name.isBlank()) {
            throw InvalidInputException.of("engine", "tenant", name, "is blank", "name the tenant");
        }
        this.tenant = name;
        return this;
    }

    /** The only clock the engine reads. Its zone is that of business days unless {@link #zone} says another. */
    public QmsBuilder clock(Clock newClock) {
        this.clock = Objects.requireNonNull(newClock, "newClock");
        return this;
    }

    /**
     * The zone whose days are business days: due dates, effective dates, the year of a human number. Without it that is
     * the zone of the clock, which is UTC by default. Offices in other zones have theirs by a business calendar.
     */
    public QmsBuilder zone(ZoneId businessZone) {
        this.zone = Objects.requireNonNull(businessZone, "businessZone");
        return this;
    }

    /** The only source of random ids; must never repeat one. */
    public QmsBuilder ids(Supplier<String> source) {
        this.ids = Objects.requireNonNull(source, "source");
        return this;
    }

    /**
     * The only source of the salts of erasable texts; by default a {@link SecureRandom}. Must be cryptographically strong
     * and safe for use by many threads, but in a test.
     */
    public QmsBuilder random(RandomGenerator source) {
        this.random = Objects.requireNonNull(source, "source");
        return this;
    }

    /** Who may do what; by default only the roles that a permission names. */
    public QmsBuilder accessPolicy(AccessPolicy newPolicy) {
        this.policy = Objects.requireNonNull(newPolicy, "newPolicy");
        return this;
    }

    /**
     * Who is competent for what, for a host that keeps its training records elsewhere (rule TRN-5). Without one, the
     * training cycles of this engine show it, as {@link CompetenceRule} says. {@link CompetenceGate#closed()} refuses
     * everybody, and then no solution goes live that affects somebody (rule SOL-3).
     */
    public QmsBuilder competenceGate(CompetenceGate gate) {
        this.competences = Objects.requireNonNull(gate, "gate");
        return this;
    }

    /** Who establishes the signer; without one nothing that demands a signature can be done. */
    public QmsBuilder signatureAuthenticator(SignatureAuthenticator newAuthenticator) {
        this.authenticator = Objects.requireNonNull(newAuthenticator, "newAuthenticator");
        return this;
    }

    /**
     * How long after a signing the next one may do with the secret alone; 15 minutes by default, and zero demands both
     * components every time.
     *
     * @throws InvalidInputException when it is negative
     */
    public QmsBuilder signingWindow(Duration window) {
        if (window.isNegative()) {
            throw InvalidInputException.of(
                    "engine", "signingWindow", window.toString(), "is negative", "choose zero or more");
        }
        this.signingWindow = window;
        return this;
    }

    /**
     * Checks commands with the host's validator, which the engine does not close. Without one the library checks by itself
     * what Jakarta Validation defines, on records, but for {@code Email} and what compares with the present time; a
     * provider on the path is not looked for.
     */
    public QmsBuilder validator(Validator newValidator) {
        this.validator = Objects.requireNonNull(newValidator, "newValidator");
        return this;
    }

    /** Where providers are looked for first. */
    public QmsBuilder classLoader(ClassLoader loader) {
        this.classLoader = Objects.requireNonNull(loader, "loader");
        return this;
    }

    /**
     * Registers an attribute that records of a type may carry: checked, queryable and in the trail like the type's own
     * (rule X-13).
     *
     * @throws ConfigurationException when the name is registered already, or is one of the library's own;
     *     {@link #build()} refuses an unknown type, and a name that the type declares itself
     */
    public QmsBuilder customAttribute(String recordType, AttributeDefinition attribute) {
        if (RecordType.RESERVED_ATTRIBUTES.contains(attribute.name())) {
            throw new ConfigurationException("attribute '" + attribute.name() + "' of " + recordType
                    + " is the library's own; register it under another name than "
                    + RecordType.RESERVED_ATTRIBUTES.stream().sorted().toList());
        }
        Map<String, AttributeDefinition> known = customAttributes.computeIfAbsent(recordType, t -> new HashMap<>());
        if (known.putIfAbsent(attribute.name(), attribute) != null) {
            throw new ConfigurationException("attribute '" + attribute.name() + "' is registered twice for "
                    + recordType + "; register it once");
        }
        return this;
    }

    /**
     * Builds the engine and opens its storage, on the calling thread. With a key store, half a seal at the end of the log,
     * as a database leaves one that loses a part of a change set when its process is killed, is made whole; with a storage
     * that joins the host's transactions the first sealing does that.
     *
     * @throws CorruptRecordException when half a seal cannot be made whole
     * @throws ConfigurationException when the storage is not clear, with the candidates and how to choose; when a
     *     vendor's type has no namespace or the name of another, or a custom attribute is of no type or has the name of an
     *     attribute that the type declares; when the parts of Jackson on the path do not fit together, with the version to
     *     manage
     */
    public Qms build() {
        JacksonOnPath.require();
        KnownTypes types = new KnownTypes(libraryTypes(), vendorTypes);
        CustomAttributes custom = new CustomAttributes(customAttributes);
        custom.checkAll(types);
        if (storage != null && storageName != null) {
            throw new ConfigurationException(
                    "both a storage instance and the storage name '" + storageName + "' were given; give one of them");
        }
        if (storage != null) {
            return build(new Opened(storage, () -> {}, false), "given by the host", types, custom);
        }
        QmsStorageProvider provider = Discovery.storageProvider(storageName, classLoader);
        QmsStorage opened = Discovery.open(provider, storageSettings);
        try {
            String origin = provider.name() + " (" + provider.getClass().getName() + ")";
            return build(new Opened(opened, opened::close, true), origin, types, custom);
        } catch (RuntimeException e) {
            try {
                opened.close();
            } catch (RuntimeException closing) {
                e.addSuppressed(closing);
            }
            throw e;
        }
    }

    private List<RecordType<?>> libraryTypes() {
        return authenticator == null
                ? Concepts.ALL
                : Stream.concat(Concepts.ALL.stream(), authenticator.recordTypes().stream())
                        .toList();
    }

    /** A storage, with what becomes of it when the engine is closed. */
    private record Opened(QmsStorage storage, Runnable release, boolean sealsOnClose) {}

    private Qms build(Opened opened, String origin, KnownTypes types, CustomAttributes custom) {
        List<String> wiring = new ArrayList<>();
        wiring.add("tenant: " + tenant);
        wiring.add("storage: " + origin + ": " + opened.storage().describe());
        wiring.add("storage capabilities: "
                + opened.storage().capabilities().stream().sorted().toList());
        wiring.add("texts of documents: " + texts(opened.storage()).describe());
        wiring.add("validator: "
                + (validator == null
                        ? "the standard constraints, without a provider"
                        : validator.getClass().getName()));
        wiring.add("access policy: "
                + (policy == null ? "by default roles" : policy.getClass().getName()));
        wiring.add("competences: "
                + (competences == null
                        ? "shown by training cycles"
                        : competences.getClass().getName()));
        wiring.add("signatures: "
                + (authenticator == null
                        ? "none; what demands one is refused"
                        : authenticator.getClass().getName() + ", window " + signingWindow));
        wiring.add("log: "
                + (checkpointKeys == null
                        ? "not sealed; no keys for checkpoints were given"
                        : logOrigin + "/" + encoded(tenant) + ", keys from "
                                + checkpointKeys.getClass().getName()));
        wiring.add("witnesses of the log: "
                + (witnesses.isEmpty()
                        ? "none"
                        : witnesses.stream().map(CheckpointWitness::describe).toList()));
        wiring.add("clock: " + clock + ", business days of " + businessZone());
        wiring.add("custom attributes: " + describeCustomAttributes());
        Engine engine = engine(opened, types, custom);
        if (looksForHalfSeals) {
            engine.makeLogWhole().forEach(repaired -> {
                wiring.add("repaired: " + repaired);
                LOG.warn("the storage had lost a part of the last seal, which was put right; {}", repaired);
            });
        }
        Qms qms = new Qms(engine, types.all(), wiring);
        LOG.debug("engine built; {}", wiring);
        return qms;
    }

    private ContentStore texts(QmsStorage opened) {
        if (contents != null) {
            return contents;
        }
        return contentsInStorage ? new StorageContentStore(opened, tenant) : new NoContentStore();
    }

    private ZoneId businessZone() {
        return zone == null ? clock.getZone() : zone;
    }

    private Engine engine(Opened opened, KnownTypes types, CustomAttributes custom) {
        return new Engine(
                tenant,
                organisation == null ? tenant : organisation,
                opened.storage(),
                texts(opened.storage()),
                clock,
                businessZone(),
                ids,
                random,
                policy == null ? AccessPolicy.byDefaultRoles() : policy,
                competences == null ? TRAINING : CompetenceSource.of(competences),
                authenticator,
                signingWindow,
                checkpointKeys,
                List.copyOf(witnesses),
                logOrigin + "/" + encoded(tenant),
                opened.sealsOnClose(),
                validator == null ? CommandValidator.ofStandardConstraints() : CommandValidator.using(validator),
                types,
                custom,
                opened.release(),
                new AtomicBoolean());
    }

    /** A tenant's name as a part of a key's name, which may not have spaces or a plus. */
    private static String encoded(String tenant) {
        return URLEncoder.encode(tenant, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private String describeCustomAttributes() {
        return customAttributes.isEmpty()
                ? "none"
                : customAttributes.entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(e -> e.getKey() + " "
                                + e.getValue().keySet().stream().sorted().toList())
                        .toList()
                        .toString();
    }
}
