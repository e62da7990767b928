package io.github.qms4j.example.benchmarks;

import io.github.qms4j.example.benchmarks.ExportReading.Account;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvSchema;

/** Jackson's parser alone: takes the same columns of the same file as strings, and counts rows and references. */
final class BareParse implements Contender {
    private static final CsvMapper MAPPER = new CsvMapper();

    private final Path file;
    private final Set<String> wanted;
    private final String reference;
    private Account account = new Account(0, 0);
    private long characters;

    /**
     * @param wanted the columns to take
     * @param reference the one that tells tickets apart
     */
    BareParse(Path file, Set<String> wanted, String reference) {
        this.file = file;
        this.wanted = Set.copyOf(wanted);
        this.reference = reference;
    }

    @Override
    public void run() {
        characters = 0;
        try (InputStream in = new GZIPInputStream(new BufferedInputStream(Files.newInputStream(file)), 1 << 16);
                JsonParser parser = MAPPER.reader(CsvSchema.emptySchema()).createParser(in)) {
            account = read(parser);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (characters == 0) {
            throw new IllegalStateException(file + " has no characters");
        }
    }

    private Account read(JsonParser parser) {
        List<String> header = new ArrayList<>();
        parser.nextToken();
        while (parser.nextToken() == JsonToken.VALUE_STRING) {
            header.add(parser.getString());
        }
        boolean[] taken = new boolean[header.size()];
        for (int i = 0; i < taken.length; i++) {
            taken[i] = wanted.contains(header.get(i));
        }
        int referenceColumn = header.indexOf(reference);
        long rows = 0;
        long references = 0;
        String last = "";
        while (parser.nextToken() != null) {
            for (int column = 0; parser.nextToken() == JsonToken.VALUE_STRING; column++) {
                if (taken[column]) {
                    String text = parser.getString();
                    characters += text.length();
                    if (column == referenceColumn && !text.equals(last)) {
                        references++;
                        last = text;
                    }
                }
            }
            rows++;
        }
        return new Account(rows, references);
    }

    @Override
    public long operations() {
        return account.rows();
    }

    @Override
    public Object result() {
        return account;
    }
}
