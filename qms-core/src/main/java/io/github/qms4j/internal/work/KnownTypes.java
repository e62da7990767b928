package io.github.qms4j.internal.work;

import io.github.qms4j.ConfigurationException;
import io.github.qms4j.record.RecordType;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The record types that an engine keeps, each under a name of its own. */
public final class KnownTypes {
    private final Map<String, RecordType<?>> byName = new LinkedHashMap<>();

    /**
     * The library's types and a vendor's.
     *
     * @throws ConfigurationException when two have one name, or a vendor's has no namespace
     */
    public KnownTypes(Collection<RecordType<?>> library, Collection<RecordType<?>> vendor) {
        library.forEach(this::add);
        for (RecordType<?> type : vendor) {
            if (type.namespace().isEmpty()) {
                throw new ConfigurationException("record type '" + type + "' has no namespace; names without one are"
                        + " the library's. Declare it as 'acme." + type + "', with a namespace of your own");
            }
            add(type);
        }
    }

    private void add(RecordType<?> type) {
        RecordType<?> known = byName.putIfAbsent(type.name(), type);
        if (known != null && known != type) {
            throw new ConfigurationException(
                    "record type '" + type + "' stands for two types; give each a name of its own");
        }
    }

    /** All of them, the library's first. */
    public List<RecordType<?>> all() {
        return List.copyOf(byName.values());
    }

    /** The type of a name; empty when there is none. */
    public Optional<RecordType<?>> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    void require(RecordType<?> type) {
        if (byName.get(type.name()) != type) {
            throw new ConfigurationException("this engine does not know the record type '" + type
                    + "'; give it to QmsBuilder.recordType, so that its records are verified with all others");
        }
    }
}
