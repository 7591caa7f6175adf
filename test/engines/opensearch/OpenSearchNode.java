import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.opensearch.common.settings.Settings;
import org.opensearch.env.Environment;
import org.opensearch.http.HttpServerTransport;
import org.opensearch.node.InternalSettingsPreparer;
import org.opensearch.node.Node;
import org.opensearch.transport.Netty4Plugin;

/** Runs a node with its ports on loopback, prints the HTTP port, and ends when its standard input does. */
public final class OpenSearchNode extends Node {
  private OpenSearchNode(Environment environment) {
    super(environment, List.of(Netty4Plugin.class), true);
  }

  public static void main(String[] arguments) throws Exception {
    Settings settings =
        Settings.builder()
            .put("path.home", arguments[0])
            .put("cluster.name", "querybar")
            .put("discovery.type", "single-node")
            .put("network.host", "127.0.0.1")
            .put("http.type", "netty4")
            .put("http.port", "0")
            .put("transport.type", "netty4")
            .put("transport.port", "0")
            .build();
    Path configuration = Path.of(arguments[0], "config");
    Environment environment =
        InternalSettingsPreparer.prepareEnvironment(settings, Map.of(), configuration, () -> "node");
    try (Node node = new OpenSearchNode(environment)) {
      node.start();
      HttpServerTransport http = node.injector().getInstance(HttpServerTransport.class);
      System.out.println("port " + http.boundAddress().publishAddress().getPort());
      while (System.in.read() >= 0) {
        // Nothing is read: the end is what counts.
      }
    }
  }
}
