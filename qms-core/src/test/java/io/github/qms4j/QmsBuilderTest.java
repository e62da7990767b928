package io.github.qms4j;

import static io.github.qms4j.complaint.Complaints.AGENT;
import static io.github.qms4j.complaint.Complaints.REMARK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.qms4j.ProviderPath.Alpha;
import io.github.qms4j.ProviderPath.Beta;
import io.github.qms4j.ProviderPath.BrokenStorage;
import io.github.qms4j.ProviderPath.ClosingStorage;
import io.github.qms4j.ProviderPath.Empty;
import io.github.qms4j.ProviderPath.FromTheFuture;
import io.github.qms4j.ProviderPath.SecondAlpha;
import io.github.qms4j.access.Actor;
import io.github.qms4j.complaint.ComplaintState;
import io.github.qms4j.complaint.Complaints;
import io.github.qms4j.complaint.SettableClock;
import io.github.qms4j.record.RecordStore;
import io.github.qms4j.spi.storage.RecordKey;
import io.github.qms4j.spi.support.InMemoryStorage;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QmsBuilderTest {
    private static final String ALPHA = Alpha.class.getName();
    private static final String BETA = Beta.class.getName();

    @TempDir
    private Path folder;

    @AfterEach
    void forget() {
        Alpha.OPENED.remove();
    }

    private QmsBuilder path(String... providers) {
        return Qms.builder().classLoader(ProviderPath.with(folder, providers));
    }

    private static String problem(Supplier<Qms> build) {
        return String.valueOf(
                catchThrowableOfType(ConfigurationException.class, build::get).getMessage());
    }

    private static <T> T underContext(ClassLoader loader, Supplier<T> work) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            return work.get();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    @Test
    void without_a_storage_there_is_no_engine_and_never_one_in_memory() {
        assertThat(problem(Qms.builder()::build))
                .contains("no storage was chosen")
                .contains("none is on the path")
                .contains("inMemory()");
    }

    @Test
    void the_only_storage_on_the_path_is_taken() {
        try (Qms qms = path(ALPHA).build()) {
            assertThat(qms.describe()).contains("storage: alpha (" + ALPHA + ")");
        }
    }

    @Test
    void of_several_storages_none_is_taken_unasked() {
        assertThat(problem(path(ALPHA, BETA)::build))
                .contains("several are on the path")
                .contains("'alpha' (" + ALPHA + ")")
                .contains("'beta' (" + BETA + ")")
                .contains("storage(name, settings)");
    }

    @Test
    void a_name_chooses_among_several() {
        try (Qms qms = path(ALPHA, BETA).storage("beta", Map.of()).build()) {
            assertThat(qms.describe()).contains("storage: beta");
        }
    }

    @Test
    void a_name_that_nobody_has_is_refused_with_the_candidates() {
        assertThat(problem(path(ALPHA, BETA).storage("gamma", Map.of())::build))
                .contains("no storage named 'gamma'")
                .contains("'alpha'", "'beta'");
        assertThat(problem(Qms.builder().storage("gamma", Map.of())::build))
                .contains("no storage named 'gamma'")
                .contains("none is on the path");
    }

    @Test
    void a_name_that_two_providers_claim_is_nobody_s() {
        assertThat(problem(path(ALPHA, SecondAlpha.class.getName()).storage("alpha", Map.of())::build))
                .contains("claimed more than once")
                .contains(SecondAlpha.class.getName());
    }

    @Test
    void a_provider_that_two_loaders_see_is_one() {
        ClassLoader loader = ProviderPath.with(folder, ALPHA);
        QmsBuilder builder = Qms.builder().classLoader(loader);

        try (Qms qms = underContext(loader, builder::build)) {
            assertThat(qms.describe()).contains("storage: alpha");
        }
    }

    @Test
    void the_context_s_path_is_searched_as_well() {
        try (Qms qms = underContext(ProviderPath.with(folder, ALPHA), Qms.builder()::build)) {
            assertThat(qms.describe()).contains("storage: alpha");
        }
    }

    @Test
    void a_thread_without_a_context_is_no_obstacle() {
        QmsBuilder builder = path(ALPHA);

        try (Qms qms = underContext(ClassLoader.getPlatformClassLoader(), builder::build)) {
            assertThat(qms.describe()).contains("storage: alpha");
        }
    }

    @Test
    void an_instance_and_a_name_are_one_too_many() {
        assertThat(problem(path(ALPHA).inMemory().storage("alpha", Map.of())::build))
                .contains("both a storage instance and the storage name 'alpha'");
    }

    @Test
    void an_instance_wins_over_the_path() {
        try (Qms qms = path(ALPHA, BETA).inMemory().build()) {
            assertThat(qms.describe()).contains("storage: given by the host: in memory");
        }
    }

    @Test
    void a_provider_of_another_level_is_refused_by_name() {
        assertThat(problem(path(FromTheFuture.class.getName())::build))
                .contains("'alpha' (" + FromTheFuture.class.getName() + ")")
                .contains("SPI level 2")
                .contains("level 1");
    }

    @Test
    void a_storage_that_cannot_be_opened_is_named() {
        assertThat(problem(path(ALPHA).storage("alpha", Map.of("as", "nothing"))::build))
                .contains("'alpha' (" + ALPHA + ") cannot be opened: no server at that address");
        assertThat(problem(path(Empty.class.getName())::build)).contains("it opened nothing");
    }

    @Test
    void a_driver_that_is_missing_is_named() {
        assertThat(problem(path(ALPHA).storage("alpha", Map.of("as", "driverless"))::build))
                .contains("'alpha'")
                .contains("org/example/Driver")
                .contains("driver is on the path");
    }

    @Test
    void what_the_provider_itself_says_of_its_settings_comes_through() {
        assertThat(problem(path(ALPHA).storage("alpha", Map.of("as", "unknown"))::build))
                .isEqualTo("there is no setting 'as' of that name");
    }

    @Test
    void a_provider_that_cannot_be_loaded_is_not_passed_over() {
        assertThat(problem(path("io.github.qms4j.NoSuchProvider", ALPHA)::build))
                .contains("cannot be loaded")
                .contains("NoSuchProvider");
    }

    @Test
    void a_storage_that_was_opened_by_name_is_closed_once_with_the_engine() {
        Qms qms = path(ALPHA).build();
        ClosingStorage opened = (ClosingStorage) Objects.requireNonNull(Alpha.OPENED.get());

        assertThat(opened.closed()).isZero();
        qms.close();
        qms.close();
        assertThat(opened.closed()).isEqualTo(1);
    }

    @Test
    void a_storage_that_was_handed_in_stays_open() {
        ClosingStorage handedIn = new ClosingStorage();
        Qms.builder().storage(handedIn).build().close();

        assertThat(handedIn.closed()).isZero();
    }

    @Test
    void a_storage_is_closed_again_when_the_engine_cannot_be_built_and_the_first_failure_comes_out() {
        QmsBuilder builder = path(ALPHA).storage("alpha", Map.of("as", "broken"));

        assertThatThrownBy(builder::build)
                .isInstanceOf(StorageException.class)
                .hasMessage("the server does not say")
                .satisfies(e -> assertThat(e.getSuppressed()).hasSize(1));
        assertThat(((BrokenStorage) Objects.requireNonNull(Alpha.OPENED.get())).closed())
                .isEqualTo(1);
    }

    @Test
    void the_description_says_what_was_wired_and_from_where() {
        Qms qms = Qms.builder()
                .inMemory()
                .tenant("ulm")
                .accessPolicy((actor, permission) -> false)
                .build();

        assertThat(qms.describe().lines().map(line -> line.substring(0, line.indexOf(':'))))
                .containsExactly(
                        "tenant",
                        "storage",
                        "storage capabilities",
                        "texts of documents",
                        "validator",
                        "access policy",
                        "competences",
                        "signatures",
                        "log",
                        "witnesses of the log",
                        "clock",
                        "custom attributes");
        assertThat(qms.describe())
                .contains("tenant: ulm")
                .contains("storage capabilities: [ATOMIC_CHANGE_SET, UNIQUE_KEYS]")
                .contains("validator: the standard constraints, without a provider")
                .contains("access policy: " + getClass().getName());
    }

    @Test
    void the_description_keeps_the_settings_to_itself() {
        Map<String, String> settings = Map.of("user", "qms", "password", "hunter2", "as", "closing");
        try (Qms qms = path(ALPHA).storage("alpha", settings).build()) {
            assertThat(qms.describe()).doesNotContain("hunter2").doesNotContain("password");
        }
    }

    @Test
    void a_policy_of_the_host_is_asked_instead_of_the_default_roles() {
        Qms closed = Qms.builder()
                .inMemory()
                .recordType(REMARK)
                .accessPolicy((actor, permission) -> false)
                .build();
        Qms open = Qms.builder()
                .inMemory()
                .recordType(REMARK)
                .accessPolicy((actor, permission) -> true)
                .build();

        assertThatThrownBy(() -> remark(Complaints.as(closed, AGENT, "")))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("complaint:handle");
        remark(Complaints.as(open, Actor.of("u-nobody"), ""));
    }

    @Test
    void an_actor_without_a_role_may_do_nothing_by_default() {
        Qms qms = Qms.builder().inMemory().recordType(REMARK).build();

        assertThatThrownBy(() -> remark(Complaints.as(qms, Actor.of("u-nobody"), "")))
                .isInstanceOf(RefusedException.class);
    }

    private static void remark(RecordStore store) {
        store.commit(unit -> unit.create(
                REMARK.transition("complaint.receive"), "r1", by -> ComplaintState.draft("late answer", "u-agent")));
    }

    @Test
    void random_ids_come_from_the_host_s_source_alone() {
        InMemoryStorage storage = new InMemoryStorage();
        Deque<String> ids = new ArrayDeque<>(List.of("first", "second"));
        Qms qms = Complaints.engine(storage, new SettableClock("2026-03-01T09:00:00Z"))
                .ids(ids::pop)
                .build();
        assertThatThrownBy(() -> remark(Complaints.as(qms, Actor.of("u-nobody"), "")))
                .isInstanceOf(RefusedException.class);

        assertThat(storage.find(new RecordKey("default", "trail-entry", "REFUSAL/acme.remark/r1/first")))
                .isPresent();
        assertThat(ids).containsExactly("second");
    }

    @Test
    void several_engines_live_side_by_side() {
        Qms one = Qms.builder().inMemory().recordType(REMARK).build();
        Qms other = Qms.builder().inMemory().recordType(REMARK).build();
        remark(Complaints.as(one, AGENT, ""));
        remark(Complaints.as(other, AGENT, ""));
        one.close();

        assertThat(Complaints.as(other, AGENT, "").get(REMARK, "r1").version()).isZero();
    }
}
