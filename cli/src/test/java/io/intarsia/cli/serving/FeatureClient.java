package io.intarsia.cli.serving;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Base64;
import java.util.List;

/** Vectors of pictures from TensorFlow Serving. */
final class FeatureClient {
  private final HttpClient http = HttpClient.newHttpClient();
  private final URI predict;

  FeatureClient(URI server, String model) {
    this.predict = server.resolve("/v1/models/" + model + ":predict");
  }

  /** One vector for each picture (JPEG or PNG, upright). One undecodable picture fails them all. */
  List<float[]> features(List<byte[]> pictures) throws IOException, InterruptedException {
    JsonArray instances = new JsonArray();
    for (byte[] picture : pictures) {
      JsonObject bytes = new JsonObject();
      bytes.addProperty("b64", Base64.getEncoder().encodeToString(picture));
      JsonObject instance = new JsonObject();
      instance.add("image_bytes", bytes);
      instances.add(instance);
    }
    JsonObject body = new JsonObject();
    body.addProperty("signature_name", "serving_default");
    body.add("instances", instances);
    HttpRequest request =
        HttpRequest.newBuilder(predict).POST(BodyPublishers.ofString(body.toString())).build();
    HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
    if (response.statusCode() != 200) {
      throw new IOException("status " + response.statusCode() + ": " + response.body());
    }
    return new Gson().fromJson(response.body(), Predictions.class).predictions();
  }

  private record Predictions(List<float[]> predictions) {}
}
