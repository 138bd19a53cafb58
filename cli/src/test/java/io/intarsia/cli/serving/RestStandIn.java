package io.intarsia.cli.serving;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.intarsia.core.savedmodel.LoadedModel;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.tensorflow.ndarray.NdArray;
import org.tensorflow.ndarray.NdArrays;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TString;

/** Answers {@code serving_default} requests by rows as TensorFlow Serving does, on loopback. */
final class RestStandIn implements AutoCloseable {
  private final LoadedModel model;
  private final HttpServer server;

  RestStandIn(LoadedModel model, String name) throws IOException {
    this.model = model;
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/v1/models/" + name + ":predict", this::answer);
    server.start();
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  private void answer(HttpExchange exchange) throws IOException {
    String text = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    JsonObject body = JsonParser.parseString(text).getAsJsonObject();
    RequestCheck.check(body, model.directory());
    JsonObject answer = new JsonObject();
    answer.add("predictions", features(body.getAsJsonArray("instances")));
    byte[] bytes = answer.toString().getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private JsonArray features(JsonArray instances) {
    NdArray<byte[]> pictures = NdArrays.ofObjects(byte[].class, Shape.of(instances.size()));
    int row = 0;
    for (JsonElement instance : instances) {
      JsonObject bytes = instance.getAsJsonObject().getAsJsonObject("image_bytes");
      pictures.setObject(Base64.getDecoder().decode(bytes.get("b64").getAsString()), row++);
    }
    try (TString fed = TString.tensorOfBytes(pictures)) {
      return model
          .session()
          .fetch(
              Map.of(model.input("serving_default", "image_bytes"), fed),
              List.of(model.output("serving_default", "features")),
              List.of(),
              result -> rows((TFloat32) result.get(0)));
    }
  }

  private static JsonArray rows(TFloat32 features) {
    JsonArray rows = new JsonArray();
    for (long i = 0; i < features.shape().get(0); i++) {
      JsonArray row = new JsonArray();
      for (long j = 0; j < features.shape().get(1); j++) {
        row.add(features.getFloat(i, j));
      }
      rows.add(row);
    }
    return rows;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
