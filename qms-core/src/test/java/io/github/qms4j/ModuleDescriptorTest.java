package io.github.qms4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.qms4j.record.RecordType;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** These tests run on the class path; a host on the module path meets what the descriptor says. */
class ModuleDescriptorTest {
    @Test
    void every_package_with_a_stored_state_is_open_to_the_codec_and_exported() throws URISyntaxException {
        Path classes = Path.of(
                Qms.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        ModuleDescriptor core = ModuleFinder.of(classes)
                .find("io.github.qms4j.core")
                .orElseThrow()
                .descriptor();
        Set<String> open = core.opens().stream()
                .filter(opened -> opened.targets().contains("tools.jackson.databind"))
                .map(ModuleDescriptor.Opens::source)
                .collect(Collectors.toSet());
        Set<String> exported =
                core.exports().stream().map(ModuleDescriptor.Exports::source).collect(Collectors.toSet());
        Set<String> packages = Qms.recordTypes().stream()
                .map(RecordType::state)
                .map(Class::getPackageName)
                .collect(Collectors.toSet());

        assertThat(open).containsAll(packages);
        assertThat(exported).containsAll(packages);
    }
}
