"""Getting bytes from elsewhere: the web and object stores; what a document is, is none of its business."""
