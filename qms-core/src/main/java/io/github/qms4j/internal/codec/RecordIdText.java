package io.github.qms4j.internal.codec;

import io.github.qms4j.record.RecordId;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.Version;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.deser.Deserializers;
import tools.jackson.databind.module.SimpleSerializers;

/** Ids of records as their texts: an id in a payload reads as it does everywhere. */
final class RecordIdText extends JacksonModule {
    @Override
    public String getModuleName() {
        return "qms4j-record-ids";
    }

    @Override
    public Version version() {
        return Version.unknownVersion();
    }

    @Override
    public void setupModule(SetupContext context) {
        SimpleSerializers serializers = new SimpleSerializers();
        serializers.addSerializer(RecordId.class, new Writer());
        context.addSerializers(serializers);
        context.addDeserializers(new Readers());
    }

    private static final class Writer extends ValueSerializer<RecordId> {
        @Override
        public void serialize(RecordId value, JsonGenerator out, SerializationContext context) {
            out.writeString(value.value());
        }
    }

    private static final class Readers extends Deserializers.Base {
        @Override
        public @Nullable ValueDeserializer<?> findBeanDeserializer(
                JavaType type, DeserializationConfig config, BeanDescription.Supplier description) {
            return isId(type.getRawClass()) ? new Reader(type.getRawClass()) : null;
        }

        @Override
        public boolean hasDeserializerFor(DeserializationConfig config, Class<?> valueType) {
            return isId(valueType);
        }

        private static boolean isId(Class<?> type) {
            return RecordId.class.isAssignableFrom(type) && type.isRecord() && type.getRecordComponents().length == 1;
        }
    }

    private static final class Reader extends ValueDeserializer<Object> {
        private final Class<?> type;
        private final MethodHandle constructor;

        Reader(Class<?> type) {
            this.type = type;
            try {
                this.constructor = MethodHandles.publicLookup()
                        .findConstructor(type, MethodType.methodType(void.class, String.class));
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(
                        type.getName() + " is no id: it has no public constructor from a text; give it one", e);
            }
        }

        @Override
        public Object deserialize(JsonParser in, DeserializationContext context) {
            if (in.currentToken() != JsonToken.VALUE_STRING) {
                return context.reportInputMismatch(type, "an id is a text, not %s", in.currentToken());
            }
            try {
                return constructor.invoke(in.getString());
            } catch (Throwable e) {
                return context.reportInputMismatch(type, "%s", e.getMessage());
            }
        }
    }
}
