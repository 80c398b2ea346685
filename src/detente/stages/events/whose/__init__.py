"""Of which state somebody or something is that the text names without one: a minister in a paper
of his own state, "it", people without a name, a document, forces, goods.

Each module takes one kind of such words; what is told so is told in the reason of the event.
"""
