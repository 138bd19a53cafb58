package io.intarsia.data.layout;

import io.intarsia.proto.ObjectBox;

/**
 * An object of an annotation file.
 *
 * @param className its class, by name
 * @param box all but its label
 */
record VocObject(String className, ObjectBox box) {}
