package io.github.qms4j.persistence.mongo;

import io.github.qms4j.spi.storage.RecordKey;
import io.github.qms4j.spi.support.CodePointOrderedText;
import io.github.qms4j.spi.support.StorableText;

/**
 * The {@code _id} of a record: {@code tenant/type/id}. Slashes within tenant and type are escaped, the id stands as it
 * is, so the records of a type follow each other in the order of their ids.
 */
final class DocumentKey {
    private static final char END = '/';
    private static final char BEHIND_END = END + 1;

    private DocumentKey() {}

    static String of(RecordKey key) {
        return prefix(key.tenant(), key.type()) + text(key.id());
    }

    static String prefix(String tenant) {
        return part(tenant) + END;
    }

    static String prefix(String tenant, String type) {
        return prefix(tenant) + part(type) + END;
    }

    /** The first text that is behind all that begins with a prefix. */
    static String behind(String prefix) {
        return prefix.substring(0, prefix.length() - 1) + BEHIND_END;
    }

    /** The key of a document of a tenant. */
    static RecordKey read(String tenant, String documentId) {
        String prefix = prefix(tenant);
        int end = documentId.indexOf(END, prefix.length());
        return new RecordKey(
                tenant,
                plain(documentId
                        .substring(prefix.length(), end)
                        .replace("~1", "/")
                        .replace("~0", "~")),
                plain(documentId.substring(end + 1)));
    }

    private static String part(String text) {
        return text(text).replace("~", "~0").replace("/", "~1");
    }

    /** Text as every server keeps it and sorts it by code point, whether it compares UTF-8 or UTF-16. */
    static String text(String plain) {
        return CodePointOrderedText.encode(StorableText.escape(plain));
    }

    static String plain(String text) {
        return StorableText.unescape(CodePointOrderedText.decode(text));
    }
}
