package io.github.qms4j.internal.codec;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.AccessorNamingStrategy;
import tools.jackson.databind.introspect.AnnotatedClass;
import tools.jackson.databind.introspect.AnnotatedMethod;
import tools.jackson.databind.introspect.DefaultAccessorNamingStrategy;

/**
 * A record's properties are its components and nothing else. Without this, a method such as {@code isUrgent()} would be
 * written as a property that the record cannot be read back from.
 */
final class RecordComponents extends DefaultAccessorNamingStrategy.Provider {
    private static final long serialVersionUID = 1L;

    @Override
    public AccessorNamingStrategy forRecord(MapperConfig<?> config, AnnotatedClass recordClass) {
        return new ComponentNames(config, recordClass);
    }

    private static final class ComponentNames extends DefaultAccessorNamingStrategy.RecordNaming {
        ComponentNames(MapperConfig<?> config, AnnotatedClass recordClass) {
            super(config, recordClass);
        }

        @Override
        public @Nullable String findNameForRegularGetter(AnnotatedMethod method, String name) {
            return _fieldNames.contains(name) ? name : null;
        }

        @Override
        public @Nullable String findNameForIsGetter(AnnotatedMethod method, String name) {
            return null;
        }
    }
}
