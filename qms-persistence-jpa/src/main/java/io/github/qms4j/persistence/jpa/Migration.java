package io.github.qms4j.persistence.jpa;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * One step of the schema.
 *
 * @param version from 1, without gaps
 * @param script file name below the migration folder, such as {@code h2/V1__foundation.sql}
 * @param text the SQL, with plain line feeds
 */
record Migration(int version, String script, String text) {
    /** In order; the file of number n is {@code V<n>__<name>.sql} in the folder of each database. */
    private static final List<String> NAMES = List.of("foundation");

    static List<Migration> all(Database database) {
        List<Migration> migrations = new ArrayList<>();
        for (String name : NAMES) {
            int version = migrations.size() + 1;
            String script = database.folder() + "/" + title(version, name);
            migrations.add(new Migration(version, script, read(script)));
        }
        return migrations;
    }

    /** Of all, in order; the same for each database. */
    static List<String> titles() {
        List<String> titles = new ArrayList<>();
        NAMES.forEach(name -> titles.add(title(titles.size() + 1, name)));
        return titles;
    }

    private static String title(int version, String name) {
        return "V" + version + "__" + name + ".sql";
    }

    /** For messages. */
    String title() {
        return script.substring(script.indexOf('/') + 1);
    }

    /** SHA-256 of the text, hexadecimal. */
    String checksum() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** The statements: each ends with a semicolon at the end of a line. */
    List<String> statements() {
        List<String> statements = new ArrayList<>();
        StringBuilder statement = new StringBuilder();
        for (String line : text.split("\n", -1)) {
            if (line.isBlank() || line.startsWith("--")) {
                continue;
            }
            statement.append(line).append('\n');
            if (line.endsWith(";")) {
                statements.add(statement.substring(0, statement.length() - 2));
                statement.setLength(0);
            }
        }
        if (!statement.isEmpty()) {
            throw new IllegalStateException(script + " does not end with a semicolon");
        }
        return statements;
    }

    private static String read(String script) {
        try (InputStream in = Migration.class.getResourceAsStream("migration/" + script)) {
            if (in == null) {
                throw new IllegalStateException("the migration " + script + " is missing from the archive");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("the migration " + script + " cannot be read", e);
        }
    }
}
