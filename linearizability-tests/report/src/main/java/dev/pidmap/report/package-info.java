/**
 * The page that shows what a check found: one HTML file that needs nothing but a browser.
 *
 * <p>{@link dev.pidmap.report.Page} collects what is to be told, {@link
 * dev.pidmap.report.HistoryPart} is a judged history in it. Everything that comes from a history or
 * from a test is filled in by a template that escapes it, or reaches the script of the page as JSON
 * and is put into the document as text.
 */
package dev.pidmap.report;
