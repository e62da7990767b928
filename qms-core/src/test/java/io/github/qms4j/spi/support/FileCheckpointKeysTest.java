package io.github.qms4j.spi.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.qms4j.ConfigurationException;
import io.github.qms4j.InvalidInputException;
import io.github.qms4j.spi.signature.CheckpointKey;
import io.github.qms4j.spi.signature.CheckpointSigner;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPairGenerator;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileCheckpointKeysTest {
    private static final String LOG = "example.com/log";
    private static final byte[] MESSAGE = {1, 2, 3};

    @TempDir
    private Path temporary;

    private Path directory;
    private FileCheckpointKeys keys;

    @BeforeEach
    void open_a_directory_that_does_not_exist_yet() {
        directory = temporary.resolve("secrets").resolve("keys");
        keys = FileCheckpointKeys.in(directory);
    }

    @Test
    void the_first_use_makes_a_key() {
        CheckpointSigner signer = keys.current(LOG);

        assertThat(signer.key().name()).isEqualTo(LOG);
        assertThat(signer.key().verifies(MESSAGE, signer.sign(MESSAGE))).isTrue();
    }

    @Test
    void a_key_survives_the_process() {
        CheckpointKey before = keys.current(LOG).key();
        CheckpointSigner after = FileCheckpointKeys.in(directory).current(LOG);

        assertThat(after.key()).isEqualTo(before);
        assertThat(before.verifies(MESSAGE, after.sign(MESSAGE))).isTrue();
    }

    @Test
    void a_look_at_the_keys_makes_none() {
        assertThat(keys.all(LOG)).isEmpty();
        assertThat(directory).doesNotExist();
    }

    @Test
    void public_keys_are_files_in_the_form_in_which_they_are_published() {
        CheckpointKey key = keys.current(LOG).key();

        assertThat(home(LOG).resolve("1/public.vkey")).hasContent(key.text());
    }

    @Test
    void private_keys_are_pkcs_8() {
        keys.current(LOG);

        assertThat(home(LOG).resolve("1/private.pem"))
                .content()
                .startsWith("-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEI")
                .endsWith("-----END PRIVATE KEY-----\n");
    }

    @Test
    void everything_is_for_its_owner_alone() throws IOException {
        assumeTrue(FileSystems.getDefault().supportedFileAttributeViews().contains("posix"));

        keys.current(LOG);

        assertThat(permissions(directory)).isEqualTo("rwx------");
        assertThat(permissions(home(LOG))).isEqualTo("rwx------");
        assertThat(permissions(home(LOG).resolve("1"))).isEqualTo("rwx------");
        assertThat(permissions(home(LOG).resolve("1/private.pem"))).isEqualTo("rw-------");
        assertThat(permissions(home(LOG).resolve("1/public.vkey"))).isEqualTo("rw-------");
    }

    @Test
    void names_that_differ_in_case_alone_have_different_files() {
        assertThat(keys.current("Log").key()).isNotEqualTo(keys.current("log").key());
        assertThat(directory.resolve("%4Cog")).isDirectory();
        assertThat(directory.resolve("log")).isDirectory();
    }

    @ParameterizedTest
    @ValueSource(strings = {"..", ".", "../elsewhere", "/etc/log", "a\\b", "Prüfstelle", "a:b", ".hidden"})
    void no_name_leaves_the_directory(String name) throws IOException {
        keys.current(name);

        try (Stream<Path> entries = Files.list(directory)) {
            assertThat(entries).singleElement().matches(Files::isDirectory);
        }
        assertThat(directory).isDirectoryNotContaining("glob:**/{1,public.vkey,private.pem}");
        assertThat(keys.all(name)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a log", "a+b", "a\nb"})
    void a_name_that_no_key_can_have_is_refused(String name) {
        assertThatThrownBy(() -> keys.current(name)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> keys.all(name)).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void a_name_too_long_for_a_file_is_refused() {
        assertThatThrownBy(() -> keys.current("a".repeat(201)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("more than 200 characters");
    }

    // --- rotation ---

    @Test
    void rotation_makes_a_new_current_key() {
        CheckpointKey old = keys.current(LOG).key();

        CheckpointKey fresh = keys.rotate(LOG);

        assertThat(fresh).isNotEqualTo(old);
        assertThat(keys.current(LOG).key()).isEqualTo(fresh);
    }

    @Test
    void rotation_keeps_every_public_key_the_newest_first() {
        CheckpointKey first = keys.current(LOG).key();
        CheckpointKey second = keys.rotate(LOG);
        CheckpointKey third = keys.rotate(LOG);

        assertThat(FileCheckpointKeys.in(directory).all(LOG)).containsExactly(third, second, first);
    }

    @Test
    void rotation_deletes_the_private_key_before() {
        keys.current(LOG);

        keys.rotate(LOG);

        assertThat(home(LOG).resolve("1/private.pem")).doesNotExist();
    }

    @Test
    void rotation_makes_the_first_key_of_a_name_that_has_none() {
        CheckpointKey first = keys.rotate(LOG);

        assertThat(keys.all(LOG)).containsExactly(first);
    }

    @Test
    void a_rotation_is_seen_by_another_node() {
        FileCheckpointKeys other = FileCheckpointKeys.in(directory);
        other.current(LOG);

        CheckpointKey fresh = keys.rotate(LOG);

        assertThat(other.current(LOG).key()).isEqualTo(fresh);
    }

    @Test
    void a_rotation_that_died_half_way_is_finished_by_the_next() throws IOException {
        keys.current(LOG);
        byte[] undeleted = Files.readAllBytes(home(LOG).resolve("1/private.pem"));
        keys.rotate(LOG);
        Files.write(home(LOG).resolve("1/private.pem"), undeleted);

        keys.rotate(LOG);

        assertThat(home(LOG).resolve("1/private.pem")).doesNotExist();
    }

    @Test
    void what_a_process_left_unfinished_is_passed_over() throws IOException {
        CheckpointKey key = keys.current(LOG).key();
        Files.createDirectory(home(LOG).resolve(".new-123"));

        assertThat(keys.all(LOG)).containsExactly(key);
    }

    // --- at once ---

    @Test
    void processes_that_start_at_once_end_with_one_key() throws Exception {
        for (int round = 0; round < 20; round++) {
            String name = "log-" + round;
            List<CheckpointKey> seen = atOnce(
                    8, () -> FileCheckpointKeys.in(directory).current(name).key());

            assertThat(seen).hasSize(8).containsOnly(keys.current(name).key());
            assertThat(keys.all(name)).hasSize(1);
        }
    }

    @Test
    void those_who_come_second_leave_nothing_behind() throws Exception {
        atOnce(8, () -> FileCheckpointKeys.in(directory).current(LOG).key());

        try (Stream<Path> entries = Files.list(home(LOG))) {
            assertThat(entries).containsExactly(home(LOG).resolve("1"));
        }
    }

    @Test
    void no_key_that_was_handed_out_is_lost_when_several_rotate_at_once() throws Exception {
        keys.current(LOG);

        List<CheckpointKey> seen = atOnce(8, () -> {
            FileCheckpointKeys own = FileCheckpointKeys.in(directory);
            CheckpointKey rotated = own.rotate(LOG);
            own.current(LOG).sign(MESSAGE);
            return rotated;
        });

        assertThat(keys.all(LOG)).containsAll(seen);
    }

    // --- damage ---

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "not a key",
                "-----BEGIN PRIVATE KEY-----",
                "-----BEGIN PRIVATE KEY-----\n-----END PRIVATE KEY-----\n",
                "-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEI\n-----END PRIVATE KEY-----\n",
                "-----BEGIN PRIVATE KEY-----\n!!!!\n-----END PRIVATE KEY-----\n"
            })
    void a_damaged_private_key_is_named(String content) throws IOException {
        keys.current(LOG);
        Path file = Files.writeString(home(LOG).resolve("1/private.pem"), content);

        assertThatThrownBy(() -> keys.current(LOG))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("restore it from a backup");
    }

    @Test
    void a_private_key_of_another_algorithm_is_refused() throws Exception {
        keys.current(LOG);
        byte[] foreign = KeyPairGenerator.getInstance("X25519")
                .generateKeyPair()
                .getPrivate()
                .getEncoded();
        Files.writeString(
                home(LOG).resolve("1/private.pem"),
                "-----BEGIN PRIVATE KEY-----\n" + Base64.getEncoder().encodeToString(foreign)
                        + "\n-----END PRIVATE KEY-----\n");

        assertThatThrownBy(() -> keys.current(LOG))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("not an Ed25519 key in PKCS#8");
    }

    @Test
    void a_private_key_of_another_public_key_is_refused() throws IOException {
        keys.current(LOG);
        keys.current("other");
        Files.write(
                home(LOG).resolve("1/private.pem"),
                Files.readAllBytes(home("other").resolve("1/private.pem")));

        assertThatThrownBy(() -> keys.current(LOG))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("not the private half of " + LOG);
    }

    @Test
    void the_content_of_a_damaged_private_key_is_not_told() throws IOException {
        keys.current(LOG);
        Files.writeString(home(LOG).resolve("1/private.pem"), "c2VjcmV0");

        assertThatThrownBy(() -> keys.current(LOG)).hasMessageNotContaining("c2VjcmV0");
    }

    @Test
    void a_private_key_that_is_gone_is_named_with_the_way_out() throws IOException {
        keys.current(LOG);
        Files.delete(home(LOG).resolve("1/private.pem"));

        assertThatThrownBy(() -> keys.current(LOG))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(home(LOG).resolve("1/private.pem").toString())
                .hasMessageContaining("rotate the key");
        assertThat(keys.rotate(LOG)).isEqualTo(keys.current(LOG).key());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "not a key", "example.com/log+00000000+AAAA", "\ufffd"})
    void a_damaged_public_key_is_named(String content) throws IOException {
        keys.current(LOG);
        Path file = Files.writeString(home(LOG).resolve("1/public.vkey"), content);

        assertThatThrownBy(() -> keys.all(LOG))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(file.toString());
    }

    @Test
    void a_public_key_of_another_name_is_refused() throws IOException {
        keys.current(LOG);
        Files.writeString(
                home(LOG).resolve("1/public.vkey"), keys.current("other").key().text());

        assertThatThrownBy(() -> keys.all(LOG))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("it is a key of other");
    }

    @Test
    void a_public_key_that_is_gone_is_named() throws IOException {
        keys.current(LOG);
        Files.delete(home(LOG).resolve("1/public.vkey"));

        assertThatThrownBy(() -> keys.all(LOG))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("public.vkey")
                .hasMessageContaining("it is missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"notes.txt", "0", "01", "1.bak", "-1"})
    void a_file_that_does_not_belong_there_is_named(String foreign) throws IOException {
        keys.current(LOG);
        Files.writeString(home(LOG).resolve(foreign), "");

        assertThatThrownBy(() -> keys.current(LOG))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(home(LOG).resolve(foreign).toString())
                .hasMessageContaining("move the file elsewhere");
    }

    @Test
    void a_file_in_place_of_the_directory_is_named() throws IOException {
        Files.createDirectories(directory.getParent());
        Files.writeString(directory, "");

        assertThatThrownBy(() -> keys.current(LOG))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(directory.toString());
    }

    private Path home(String name) {
        return directory.resolve(name.replace("/", "%2F"));
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    private static <T> List<T> atOnce(int threads, Callable<T> task) throws Exception {
        CyclicBarrier start = new CyclicBarrier(threads);
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            List<Future<T>> futures = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                futures.add(executor.submit(() -> {
                    start.await();
                    return task.call();
                }));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> future : futures) {
                results.add(future.get());
            }
            return results;
        } finally {
            executor.shutdownNow();
        }
    }
}
