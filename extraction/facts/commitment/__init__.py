"""Commitments, pledges and disbursements: from amounts that are given to transactions."""
