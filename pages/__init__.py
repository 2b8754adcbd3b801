"""Evidence pages: a published warehouse as a folder of plain web pages, each fact beside the sentence it was read from.

Nothing is read or judged here and nothing is written but pages: the rows are asked of the warehouse as they are.
"""
