package io.github.qms4j.trail.merkle;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The reference tree of the Certificate Transparency project. */
class MerkleVectorsTest {
    private static final List<Hash> LEAVES = Stream.of(
                    "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f")
            .map(hex -> Hash.leaf(HexFormat.of().parseHex(hex)))
            .toList();
    private static final SampleLog LOG = new SampleLog(LEAVES);
    private static final Hash ROOT_OF_8 = hash("5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

    @ParameterizedTest
    @CsvSource({
        "0, e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "1, 6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "2, fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "3, aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "4, d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "5, 4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
        "6, 76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        "7, ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
        "8, 5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"
    })
    void the_root_of_the_first_leaves_is_that_of_the_reference_tree(int size, String root) {
        Hash computed =
                MerkleFrontier.empty().appendAll(LEAVES.subList(0, size)).root();

        assertThat(computed).isEqualTo(hash(root));
    }

    @Test
    void the_inclusion_proof_is_that_of_the_reference_tree() {
        assertThat(InclusionProof.of(LOG.subtrees(8), 5, 8).path())
                .containsExactly(
                        hash("bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b"),
                        hash("ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0"),
                        hash("d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7"));
    }

    @Test
    void the_inclusion_proof_of_the_reference_tree_is_accepted() {
        InclusionProof proof = new InclusionProof(
                5,
                8,
                List.of(
                        hash("bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b"),
                        hash("ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0"),
                        hash("d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7")));

        assertThat(proof.proves(LEAVES.get(5), ROOT_OF_8)).isTrue();
    }

    @Test
    void the_consistency_proof_is_that_of_the_reference_tree() {
        assertThat(ConsistencyProof.of(LOG.subtrees(8), 1, 8).path())
                .containsExactly(
                        hash("96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7"),
                        hash("5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e"),
                        hash("6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4"));
    }

    @Test
    void the_consistency_proof_of_the_reference_tree_is_accepted() {
        ConsistencyProof proof = new ConsistencyProof(
                1,
                8,
                List.of(
                        hash("96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7"),
                        hash("5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e"),
                        hash("6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4")));

        assertThat(proof.proves(LEAVES.get(0), ROOT_OF_8)).isTrue();
    }

    @Test
    void a_leaf_is_hashed_behind_a_zero_byte() {
        assertThat(Hash.leaf(ascii("L123456")))
                .isEqualTo(hash("395aa064aa4c29f7010acfe3f25db9485bbd4b91897b6ad7ad547639252b4d56"));
    }

    /** The published hash is of two texts of four characters, which no {@link Hash} is; so of the prefix alone. */
    @Test
    void a_node_is_hashed_behind_a_one_byte() throws Exception {
        byte[] published = MessageDigest.getInstance("SHA-256").digest(ascii("\u0001N123N456"));
        Hash left = Hash.leaf(ascii("left"));
        Hash right = Hash.leaf(ascii("right"));
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        digest.update((byte) 1);
        digest.update(left.bytes());
        digest.update(right.bytes());

        assertThat(Hash.of(published))
                .isEqualTo(hash("aa217fe888e47007fa15edab33c2b492a722cb106c64667fc2b044444de66bbb"));
        assertThat(Hash.node(left, right)).isEqualTo(Hash.of(digest.digest()));
        assertThat(Hash.node(left, right)).isNotEqualTo(Hash.node(right, left));
    }

    @Test
    void a_last_leaf_without_a_sibling_is_not_counted_twice() {
        Hash root = MerkleFrontier.empty()
                .append(Hash.leaf(ascii("a")))
                .append(Hash.leaf(ascii("b")))
                .append(Hash.leaf(ascii("c")))
                .root();

        assertThat(root).isEqualTo(hash("36642e73c2540ab121e3a6bf9545b0a24982cd830eb13d3cd19de3ce6c021ec1"));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static Hash hash(String hex) {
        return Hash.ofHex(hex);
    }
}
