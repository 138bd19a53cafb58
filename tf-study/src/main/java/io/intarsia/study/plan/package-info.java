/**
 * From a sweep's config to a plan: every trial resolved, hashed and written to a file of its own.
 */
@NullMarked
package io.intarsia.study.plan;

import org.jspecify.annotations.NullMarked;
