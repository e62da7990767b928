package io.github.qms4j.persistence.mongo;

import static io.github.qms4j.persistence.mongo.Tickets.inserted;
import static io.github.qms4j.persistence.mongo.Tickets.key;
import static io.github.qms4j.persistence.mongo.Tickets.ticket;
import static io.github.qms4j.persistence.mongo.Tickets.updated;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.github.qms4j.ConflictException;
import io.github.qms4j.StorageException;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The connection breaks around the commit. */
class LostAnswersTest {
    private final TestServer server = new TestServer();
    private final Proxy proxy;
    private final MongoClient client;
    private final MongoStorage others = server.storage();

    LostAnswersTest() throws IOException {
        proxy = new Proxy(server.port());
        client = MongoClients.create(proxy.address() + "/?serverSelectionTimeoutMS=2000");
    }

    @AfterEach
    void stop() throws IOException {
        client.close();
        proxy.close();
        server.close();
    }

    private MongoStorage behindProxy(Steps steps) {
        return MongoStorage.open(client, TestServer.DATABASE, steps, 1, () -> {}, "behind a proxy");
    }

    @Test
    void a_commit_whose_answer_was_lost_is_known_by_its_token_and_made_once() {
        MongoStorage storage = behindProxy(Steps.UNOBSERVED);
        others.apply(inserted("t"));
        proxy.loseNext(Proxy.Loss.ANSWER);

        storage.apply(updated(1, "t"));

        assertThat(others.find(key("t"))).contains(ticket("t", 1));
    }

    @Test
    void a_commit_that_never_reached_the_server_is_sent_again() {
        MongoStorage storage = behindProxy(Steps.UNOBSERVED);
        others.apply(inserted("t"));
        proxy.loseNext(Proxy.Loss.COMMAND);

        storage.apply(updated(1, "t"));

        assertThat(others.find(key("t"))).contains(ticket("t", 1));
    }

    @Test
    void a_commit_that_never_reached_the_server_while_another_was_made_is_decided_anew() {
        others.apply(inserted("t"));
        boolean[] done = {false};
        MongoStorage storage = behindProxy(step -> {
            if (step.equals("commit") && !done[0]) {
                done[0] = true;
                others.apply(updated(1, "t"));
                proxy.loseNext(Proxy.Loss.COMMAND);
            }
        });

        assertThatThrownBy(() -> storage.apply(updated(1, "t"))).isInstanceOf(ConflictException.class);
    }

    @Test
    void a_commit_that_others_have_gone_beyond_is_said_to_be_unknown() {
        others.apply(inserted("t"));
        boolean[] done = {false};
        MongoStorage storage = behindProxy(step -> {
            if (step.equals("commit") && !done[0]) {
                done[0] = true;
                others.apply(updated(1, "t"));
                others.apply(updated(2, "t"));
                proxy.loseNext(Proxy.Loss.COMMAND);
            }
        });

        assertThatThrownBy(() -> storage.apply(inserted("u")))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("look before you repeat it");
    }
}
