/** Networks that turn images into named feature maps: one file each, and the registry of them. */
@NullMarked
package io.intarsia.models.backbones;

import org.jspecify.annotations.NullMarked;
