package dev.pidmap.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.InputStream;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class SarifTest {
  private static final String SOURCES = "impl/java/src/main/java/dev/pidmap/percpu";

  @Test
  void aFindingAnnotatesItsAccessAndFollowsTheSchema() throws Exception {
    Interleaving steps = Traces.parsed();
    Sarif.Finding finding =
        new Sarif.Finding(
            "UniqueAcrossNamespaces",
            "number 2 is held by two pids",
            new Sarif.Place(SOURCES + "/Range.java", 88),
            steps);

    String sarif = Sarif.of(List.of(finding), SOURCES);

    assertThat(violations(sarif)).isEmpty();
    assertThat(sarif)
        .contains("\"ruleId\" : \"UniqueAcrossNamespaces\"")
        .contains("\"startLine\" : 88")
        .contains("\"text\" : \"S2: slots[32].compareAndSet(null, PidRecord#1): true\"")
        .contains("\"executionOrder\" : 4");
  }

  @Test
  void findingsWithoutAPlaceAndNoneAtAllFollowTheSchema() throws Exception {
    Sarif.Finding bare = new Sarif.Finding("a.Test.name", "expected 1", null, Interleaving.NONE);

    assertThat(violations(Sarif.of(List.of(bare), SOURCES))).isEmpty();
    assertThat(violations(Sarif.of(List.of(), SOURCES))).isEmpty();
  }

  @Test
  void theSchemaRefusesWhatIsNoSarif() throws Exception {
    String sarif = Sarif.of(List.of(), SOURCES);

    assertThat(violations(sarif.replace("\"2.1.0\"", "\"2.0\""))).isNotEmpty();
    assertThat(violations(sarif.replace("\"driver\"", "\"motor\""))).isNotEmpty();
  }

  private static Set<ValidationMessage> violations(String sarif) throws Exception {
    try (InputStream in = Sarif.class.getResourceAsStream("/schema/sarif-schema-2.1.0.json")) {
      JsonSchema schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7).getSchema(in);
      return schema.validate(sarif, InputFormat.JSON);
    }
  }
}
