package io.github.qms4j.trail.custody;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.qms4j.ConfigurationException;
import io.github.qms4j.InvalidInputException;
import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.spi.signature.CheckpointKey;
import io.github.qms4j.trail.checkpoint.Checkpoint;
import io.github.qms4j.trail.checkpoint.SignedCheckpoint;
import io.github.qms4j.trail.merkle.ConsistencyProof;
import io.github.qms4j.trail.merkle.Hash;
import io.github.qms4j.trail.merkle.MerkleFrontier;
import io.github.qms4j.trail.merkle.SubtreeHashes;
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
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileCheckpointKeysTest {
    private static final String LOG = "example.com/log";

    @TempDir
    private Path temporary;

    private Path directory;
    private FileCheckpointKeys keys;

    @BeforeEach
    void open_a_directory_that_does_not_exist_yet() {
        directory = temporary.resolve("secrets").resolve("keys");
        keys = FileCheckpointKeys.in(directory);
    }

    private CheckpointKey created() {
        return keys.create(LOG, List.of());
    }

    /** The log of so many entries, each of which is its number. */
    private static MerkleFrontier log(int size) {
        return MerkleFrontier.empty()
                .appendAll(IntStream.range(0, size)
                        .mapToObj(i -> Hash.leaf(new byte[] {(byte) i}))
                        .toList());
    }

    private SigningAnswer sign(int from, int to) {
        SubtreeHashes leaves = new SubtreeHashes() {
            @Override
            public Hash at(int level, long index) {
                return level == 0
                        ? Hash.leaf(new byte[] {(byte) index})
                        : Hash.node(at(level - 1, 2 * index), at(level - 1, 2 * index + 1));
            }
        };
        return keys.sign(Checkpoint.of(LOG, to, log(to).root()), ConsistencyProof.of(leaves, from, to));
    }

    private SignedCheckpoint signed(int from, int to) {
        return ((SigningAnswer.Signed) sign(from, to)).checkpoint();
    }

    @Test
    @Verifies("X-19")
    void a_log_without_a_key_is_not_signed_and_gets_no_key_by_being_asked() {
        assertThatThrownBy(() -> sign(0, 1))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("has no key in")
                .hasMessageContaining("custody().createKey()");
        assertThatThrownBy(() -> keys.rotate(LOG)).isInstanceOf(ConfigurationException.class);
        assertThat(directory).doesNotExist();
    }

    @Test
    void keys_and_what_they_have_signed_survive_the_process() {
        CheckpointKey before = created();
        SignedCheckpoint signed = signed(0, 3);

        FileCheckpointKeys after = FileCheckpointKeys.in(directory);
        assertThat(after.all(LOG)).containsExactly(before);
        assertThat(after.latest(LOG)).contains(signed);
    }

    @Test
    void a_look_at_the_keys_makes_none() {
        assertThat(keys.all(LOG)).isEmpty();
        assertThat(keys.latest(LOG)).isEmpty();
        assertThat(keys.setBacks(LOG)).isEmpty();
        assertThat(directory).doesNotExist();
    }

    // --- a lost memory ---

    @Test
    @Verifies("X-19")
    void nothing_is_signed_when_it_is_not_known_what_was_signed() throws IOException {
        created();
        signed(0, 3);
        Files.delete(home(LOG).resolve("latest.txt"));

        assertThatThrownBy(() -> sign(0, 3))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("latest.txt")
                .hasMessageContaining("restore the file from a backup");
        assertThatThrownBy(() -> keys.latest(LOG)).isInstanceOf(ConfigurationException.class);
        assertThatThrownBy(() -> keys.rotate(LOG)).isInstanceOf(ConfigurationException.class);
    }

    @Test
    @Verifies("X-19")
    void a_memory_of_another_key_is_not_believed() throws IOException {
        created();
        signed(0, 3);
        Ed25519Signer stranger = Ed25519Signer.generate(LOG);
        Files.writeString(
                home(LOG).resolve("latest.txt"),
                SignedCheckpoint.of(Checkpoint.of(LOG, 1, log(1).root()), stranger)
                        .text());

        assertThatThrownBy(() -> sign(1, 4))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("not signed with a key of the log");
    }

    @Test
    @Verifies("X-19")
    void a_key_in_place_of_lost_ones_signs_on_from_what_is_remembered() throws IOException {
        CheckpointKey lost = created();
        signed(0, 8);
        for (String file : List.of("1/private.pem", "1/public.vkey", "1")) {
            Files.delete(home(LOG).resolve(file));
        }

        keys.create(LOG, List.of(lost));

        assertThat(sign(0, 5)).isInstanceOf(SigningAnswer.Declined.class);
        assertThat(sign(8, 9)).isInstanceOf(SigningAnswer.Signed.class);
    }

    @Test
    void a_key_of_another_log_is_not_taken_for_an_earlier_one() {
        CheckpointKey other = Ed25519Signer.generate("other").key();

        assertThatThrownBy(() -> keys.create(LOG, List.of(other))).isInstanceOf(InvalidInputException.class);
        assertThat(keys.all(LOG)).isEmpty();
    }

    @Test
    void public_keys_are_files_in_the_form_in_which_they_are_published() {
        CheckpointKey key = created();

        assertThat(home(LOG).resolve("1/public.vkey")).hasContent(key.text());
    }

    @Test
    void private_keys_are_pkcs_8() {
        created();

        assertThat(home(LOG).resolve("1/private.pem"))
                .content()
                .startsWith("-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEI")
                .endsWith("-----END PRIVATE KEY-----\n");
    }

    @Test
    void everything_is_for_its_owner_alone() throws IOException {
        assumeTrue(FileSystems.getDefault().supportedFileAttributeViews().contains("posix"));

        created();

        assertThat(permissions(directory)).isEqualTo("rwx------");
        assertThat(permissions(home(LOG))).isEqualTo("rwx------");
        assertThat(permissions(home(LOG).resolve("1"))).isEqualTo("rwx------");
        assertThat(permissions(home(LOG).resolve("1/private.pem"))).isEqualTo("rw-------");
        assertThat(permissions(home(LOG).resolve("1/public.vkey"))).isEqualTo("rw-------");
    }

    @Test
    void names_that_differ_in_case_alone_have_different_files() {
        assertThat(keys.create("Log", List.of())).isNotEqualTo(keys.create("log", List.of()));
        assertThat(directory.resolve("%4Cog")).isDirectory();
        assertThat(directory.resolve("log")).isDirectory();
    }

    @ParameterizedTest
    @ValueSource(strings = {"..", ".", "../elsewhere", "/etc/log", "a\\b", "Prüfstelle", "a:b", ".hidden"})
    void no_name_leaves_the_directory(String name) throws IOException {
        keys.create(name, List.of());

        try (Stream<Path> entries = Files.list(directory)) {
            assertThat(entries).singleElement().matches(Files::isDirectory);
        }
        assertThat(directory).isDirectoryNotContaining("glob:**/{1,public.vkey,private.pem}");
        assertThat(keys.all(name)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a log", "a+b", "a\nb"})
    void a_name_that_no_key_can_have_is_refused(String name) {
        assertThatThrownBy(() -> keys.create(name, List.of())).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> keys.latest(name)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> keys.all(name)).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void a_name_too_long_for_a_file_is_refused() {
        assertThatThrownBy(() -> keys.all("a".repeat(201)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("more than 200 characters");
    }

    // --- rotation ---

    @Test
    void rotation_makes_a_new_current_key() {
        CheckpointKey old = created();

        CheckpointKey fresh = keys.rotate(LOG);

        assertThat(fresh).isNotEqualTo(old);
        assertThat(signed(0, 1).isSignedBy(fresh)).isTrue();
    }

    @Test
    void rotation_keeps_every_public_key_the_newest_first() {
        CheckpointKey first = created();
        CheckpointKey second = keys.rotate(LOG);
        CheckpointKey third = keys.rotate(LOG);

        assertThat(FileCheckpointKeys.in(directory).all(LOG)).containsExactly(third, second, first);
    }

    @Test
    void rotation_deletes_the_private_key_before() {
        created();

        keys.rotate(LOG);

        assertThat(home(LOG).resolve("1/private.pem")).doesNotExist();
    }

    @Test
    void a_rotation_is_seen_by_another_node() {
        FileCheckpointKeys other = FileCheckpointKeys.in(directory);
        created();

        CheckpointKey fresh = keys.rotate(LOG);

        assertThat(other.all(LOG)).first().isEqualTo(fresh);
    }

    @Test
    void a_rotation_that_died_half_way_is_finished_by_the_next() throws IOException {
        created();
        byte[] undeleted = Files.readAllBytes(home(LOG).resolve("1/private.pem"));
        keys.rotate(LOG);
        Files.write(home(LOG).resolve("1/private.pem"), undeleted);

        keys.rotate(LOG);

        assertThat(home(LOG).resolve("1/private.pem")).doesNotExist();
    }

    @Test
    void what_a_process_left_unfinished_is_passed_over() throws IOException {
        CheckpointKey key = created();
        Files.createDirectory(home(LOG).resolve(".new-123"));

        assertThat(keys.all(LOG)).containsExactly(key);
    }

    // --- at once ---

    @Test
    void of_those_who_make_a_key_at_once_one_does() throws Exception {
        for (int round = 0; round < 10; round++) {
            String name = "log-" + round;
            List<Boolean> made = atOnce(8, () -> {
                try {
                    FileCheckpointKeys.in(directory).create(name, List.of());
                    return true;
                } catch (ConfigurationException hasOne) {
                    return false;
                }
            });

            assertThat(made).filteredOn(one -> one).hasSize(1);
            assertThat(keys.all(name)).hasSize(1);
        }
    }

    @Test
    void no_key_is_lost_when_several_rotate_at_once() throws Exception {
        created();

        List<CheckpointKey> seen =
                atOnce(8, () -> FileCheckpointKeys.in(directory).rotate(LOG));

        assertThat(keys.all(LOG)).hasSize(9).containsAll(seen);
        assertThat(signed(0, 1).isSignedBy(keys.all(LOG).get(0))).isTrue();
    }

    @Test
    void nothing_unfinished_is_left_behind() throws Exception {
        created();
        signed(0, 3);
        keys.setBack(signed(3, 5), Checkpoint.of(LOG, 3, log(3).root()), "CUS-2026-0001");

        try (Stream<Path> entries = Files.list(home(LOG))) {
            assertThat(entries.map(path -> path.getFileName().toString()))
                    .containsExactlyInAnyOrder("1", "latest.txt", "lock", "set-back-1");
        }
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
        created();
        Path file = Files.writeString(home(LOG).resolve("1/private.pem"), content);

        assertThatThrownBy(() -> sign(0, 1))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("restore it from a backup");
    }

    @Test
    void a_private_key_of_another_algorithm_is_refused() throws Exception {
        created();
        byte[] foreign = KeyPairGenerator.getInstance("X25519")
                .generateKeyPair()
                .getPrivate()
                .getEncoded();
        Files.writeString(
                home(LOG).resolve("1/private.pem"),
                "-----BEGIN PRIVATE KEY-----\n" + Base64.getEncoder().encodeToString(foreign)
                        + "\n-----END PRIVATE KEY-----\n");

        assertThatThrownBy(() -> sign(0, 1))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("not an Ed25519 key in PKCS#8");
    }

    @Test
    void a_private_key_of_another_public_key_is_refused() throws IOException {
        created();
        keys.create("other", List.of());
        Files.write(
                home(LOG).resolve("1/private.pem"),
                Files.readAllBytes(home("other").resolve("1/private.pem")));

        assertThatThrownBy(() -> sign(0, 1))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("not the private half of " + LOG);
    }

    @Test
    void the_content_of_a_damaged_private_key_is_not_told() throws IOException {
        created();
        Files.writeString(home(LOG).resolve("1/private.pem"), "c2VjcmV0");

        assertThatThrownBy(() -> sign(0, 1)).hasMessageNotContaining("c2VjcmV0");
    }

    @Test
    void a_private_key_that_is_gone_is_named_with_the_way_out() throws IOException {
        created();
        Files.delete(home(LOG).resolve("1/private.pem"));

        assertThatThrownBy(() -> sign(0, 1))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(home(LOG).resolve("1/private.pem").toString())
                .hasMessageContaining("rotate the key");
        CheckpointKey fresh = keys.rotate(LOG);
        assertThat(signed(0, 1).isSignedBy(fresh)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "not a key", "example.com/log+00000000+AAAA", "\ufffd"})
    void a_damaged_public_key_is_named(String content) throws IOException {
        created();
        Path file = Files.writeString(home(LOG).resolve("1/public.vkey"), content);

        assertThatThrownBy(() -> keys.all(LOG))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(file.toString());
    }

    @Test
    void a_public_key_of_another_name_is_refused() throws IOException {
        created();
        Files.writeString(
                home(LOG).resolve("1/public.vkey"),
                keys.create("other", List.of()).text());

        assertThatThrownBy(() -> keys.all(LOG))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("it is a key of other");
    }

    @Test
    void a_public_key_that_is_gone_is_named() throws IOException {
        created();
        Files.delete(home(LOG).resolve("1/public.vkey"));

        assertThatThrownBy(() -> keys.all(LOG))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("public.vkey")
                .hasMessageContaining("it is missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"notes.txt", "0", "01", "1.bak", "-1"})
    void a_file_that_does_not_belong_there_is_named(String foreign) throws IOException {
        created();
        Files.writeString(home(LOG).resolve(foreign), "");

        assertThatThrownBy(() -> sign(0, 1))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(home(LOG).resolve(foreign).toString())
                .hasMessageContaining("move the file elsewhere");
    }

    @Test
    void a_file_in_place_of_the_directory_is_named() throws IOException {
        Files.createDirectories(directory.getParent());
        Files.writeString(directory, "");

        assertThatThrownBy(() -> created())
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
