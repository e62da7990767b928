package io.github.qms4j.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.example.mystore.MyStorageProvider;
import io.github.qms4j.ConfigurationException;
import io.github.qms4j.Qms;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example of the guide, found as the guide says. */
class AdapterGuideTest {
    private static final Path SOURCES = Path.of("src/test/java/com/example/mystore");

    private static final String MODULE = """
            module com.example.mystore {
                requires io.github.qms4j.core;

                provides io.github.qms4j.spi.storage.QmsStorageProvider with
                        com.example.mystore.MyStorageProvider;
            }
            """;

    @TempDir
    private Path folder;

    @Test
    void the_provider_is_found_by_the_file_of_the_guide() throws IOException {
        Path services = Files.createDirectories(folder.resolve("META-INF/services"));
        Files.writeString(
                services.resolve("io.github.qms4j.spi.storage.QmsStorageProvider"), MyStorageProvider.class.getName());

        try (URLClassLoader path = new URLClassLoader(
                        new URL[] {folder.toUri().toURL()}, MyStorageProvider.class.getClassLoader());
                Qms qms = Qms.builder()
                        .classLoader(path)
                        .storage("mystore", Map.of("url", "my://store"))
                        .build()) {
            assertThat(qms.describe()).contains("mystore");
        }
    }

    @Test
    void the_provider_refuses_to_open_without_its_setting() {
        assertThatThrownBy(() -> new MyStorageProvider().open(Map.of()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("url");
    }

    @Test
    void the_module_of_the_guide_compiles() throws IOException {
        Path module = folder.resolve("module-info.java");
        Files.writeString(module, MODULE);

        assertThat(compile(module)).isEmpty();
    }

    /** What the compiler says; empty when all is well. */
    private String compile(Path module) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (var files = compiler.getStandardFileManager(null, null, null);
                Stream<Path> sources = Files.list(SOURCES)) {
            StringWriter said = new StringWriter();
            List<Path> all = Stream.concat(Stream.of(module), sources).toList();
            compiler.getTask(
                            said,
                            files,
                            null,
                            List.of(
                                    "-proc:none",
                                    "-d",
                                    folder.toString(),
                                    "--module-path",
                                    System.getProperty("java.class.path"),
                                    "--add-modules",
                                    "org.jspecify",
                                    "--add-reads",
                                    "com.example.mystore=org.jspecify"),
                            null,
                            files.getJavaFileObjectsFromPaths(all))
                    .call();
            return said.toString();
        }
    }
}
