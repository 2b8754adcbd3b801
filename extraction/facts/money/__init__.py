"""Amounts of money: what each is (`roles`) and the rules that say so."""
