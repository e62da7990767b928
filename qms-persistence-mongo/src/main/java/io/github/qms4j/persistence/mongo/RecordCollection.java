package io.github.qms4j.persistence.mongo;

import io.github.qms4j.spi.storage.AttributeType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bson.BsonDocument;
import org.bson.BsonInt32;

/**
 * A collection of records.
 *
 * @param name its name
 * @param isShared whether it holds records of many types
 * @param declared the attributes that have a field of their own, and its type
 * @param indexed the attributes that are indexed together
 */
record RecordCollection(
        String name, boolean isShared, Map<String, AttributeType> declared, List<List<String>> indexed) {
    static final String ATTRIBUTES = "attributes";
    static final String ORDERED = "ordered";
    static final String OTHER = "other";

    RecordCollection {
        declared = Map.copyOf(declared);
        indexed = List.copyOf(indexed);
    }

    /** Whether values of a type have the field that is declared for the attribute. */
    boolean declares(String attribute, AttributeType type) {
        return declared.get(attribute) == type;
    }

    /**
     * The field by which an attribute's values of one type are searched and sorted. Decimals have a text there that sorts
     * as they do: not every one fits the server's type.
     */
    String field(String attribute, AttributeType type) {
        if (!declares(attribute, type)) {
            return OTHER + "." + attribute + "." + FieldValue.nameOf(type);
        }
        return (type == AttributeType.DECIMAL ? ORDERED : ATTRIBUTES) + "." + attribute;
    }

    /** The keys of all indexes: tenant, what is compared, what is sorted by, and the key that breaks ties. */
    List<BsonDocument> indexes() {
        List<BsonDocument> indexes = new ArrayList<>();
        indexes.add(new BsonDocument(OTHER + ".$**", new BsonInt32(1)));
        for (List<String> attributes : indexed) {
            BsonDocument index = new BsonDocument("tenant", new BsonInt32(1));
            for (String attribute : attributes) {
                AttributeType type = declared.get(attribute);
                if (type != null) {
                    index.append(field(attribute, type), new BsonInt32(1));
                }
            }
            indexes.add(index.append("_id", new BsonInt32(1)));
        }
        return indexes;
    }
}
