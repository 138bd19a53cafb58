/** What every module needs: errors meant for people, and the rooms below for graphs and files. */
@NullMarked
package io.intarsia.core;

import org.jspecify.annotations.NullMarked;
