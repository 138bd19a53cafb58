/**
 * Linear support vector machines over features of many dimensions and few rows: all classes, folds
 * and costs share one Gram matrix. Also the choice of the cost by cross-validation.
 */
@NullMarked
package io.intarsia.eval.svm;

import org.jspecify.annotations.NullMarked;
