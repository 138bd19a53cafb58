package io.intarsia.models.backbones;

import io.intarsia.core.UserException;
import io.intarsia.proto.AlexNetConfig;
import io.intarsia.proto.AlexNetLayout;
import io.intarsia.proto.AlexNetNormalization;
import io.intarsia.proto.BackboneConfig;
import io.intarsia.proto.InputChannels;
import io.intarsia.proto.ResNetConfig;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The registry of backbones. A new one is a message in {@link BackboneConfig}'s {@code kind}, a
 * class, a case in {@link #create} and a name or more in {@link #byName}, which enrol it in the
 * contract tests.
 */
public final class Backbones {
  private Backbones() {}

  /**
   * The backbone that a config describes.
   *
   * @throws UserException if no kind is chosen or a value is out of range
   */
  public static Backbone create(BackboneConfig config) {
    return switch (config.getKindCase()) {
      case RESNET -> resNet(config);
      case ALEXNET ->
          new AlexNet(
              config.getAlexnet(), new Width(config.getWidth()), channels(config.getInput()));
      case KIND_NOT_SET ->
          throw new UserException(
              "backbone is not chosen: set one of backbone.resnet, backbone.alexnet");
    };
  }

  /**
   * The residual network that a config describes, which can be built in parts.
   *
   * @throws UserException if it describes another kind of network, or a value is out of range
   */
  public static ResNet resNet(BackboneConfig config) {
    if (!config.hasResnet()) {
      throw new UserException("backbone is not a resnet, the only kind that comes in parts");
    }
    return new ResNet(
        config.getResnet(), new Width(config.getWidth()), channels(config.getInput()));
  }

  private static int channels(InputChannels input) {
    return switch (input) {
      case RGB, LIGHTNESS_REPEATED -> 3;
      case LIGHTNESS -> 1;
    };
  }

  /**
   * The config of a published network, at full width.
   *
   * @throws UserException if there is none of that name
   */
  public static BackboneConfig named(String name) {
    BackboneConfig config = byName().get(name);
    if (config == null) {
      throw new UserException(
          "unknown backbone '%s': known are %s".formatted(name, String.join(", ", names())));
    }
    return config;
  }

  /** Names of the published networks, in alphabetical order. */
  public static Set<String> names() {
    return byName().keySet();
  }

  private static Map<String, BackboneConfig> byName() {
    Map<String, BackboneConfig> configs = new TreeMap<>();
    for (int depth : ResNet.depths()) {
      configs.put("resnet" + depth, resNet(depth));
    }
    configs.put("alexnet", alexNet(4, AlexNetNormalization.LOCAL_RESPONSE));
    configs.put("alexnet-torchvision", torchvisionAlexNet());
    configs.put("alexnet-jigsaw", alexNet(2, AlexNetNormalization.LOCAL_RESPONSE_AND_BATCH));
    configs.put("alexnet-colorization", alexNet(4, AlexNetNormalization.BATCH));
    return configs;
  }

  private static BackboneConfig resNet(int depth) {
    return BackboneConfig.newBuilder().setResnet(ResNetConfig.newBuilder().setDepth(depth)).build();
  }

  private static BackboneConfig torchvisionAlexNet() {
    BackboneConfig.Builder config = alexNet(4, AlexNetNormalization.NO_NORMALIZATION).toBuilder();
    config.getAlexnetBuilder().setLayout(AlexNetLayout.ONE_TOWER);
    return config.build();
  }

  private static BackboneConfig alexNet(int stride, AlexNetNormalization normalization) {
    return BackboneConfig.newBuilder()
        .setAlexnet(
            AlexNetConfig.newBuilder().setConv1Stride(stride).setNormalization(normalization))
        .build();
  }
}
