package dev.pidmap.tla.trace;

import java.util.List;

/**
 * Something that happened, as the recorder met it: an access, a call or a return.
 *
 * @param order its place in the order of all
 * @param access null for a call or return
 * @param at the method that the access stands in
 * @param self the object with the word; the operation of a call, the result of a return
 * @param made what a range that is put into the directory was like before, or null
 */
public record Taken(
    long order,
    int thread,
    Access access,
    String at,
    Object self,
    List<Object> arguments,
    Object result,
    Object made) {}
