// The picture of a video in the panel: 16:9, as wide as there is room for, up to a size.
#pragma once

#include "transfer/files/upload_id.h"

#include <QWidget>

namespace gui {

class VideoPictures;

class PictureBox : public QWidget
{
    Q_OBJECT
public:
    explicit PictureBox(QSize most, QWidget *parent = nullptr);

    void setPictures(VideoPictures &pictures); // outlive it
    // length: on it, as "12:34"; empty: none.
    void showFor(transfer::UploadId id, const QString &length = {});

    QSize sizeHint() const override { return maximumSize(); }
    QSize minimumSizeHint() const override { return {16, 9}; }
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    VideoPictures *m_pictures = nullptr;
    transfer::UploadId m_id = 0;
    QString m_length;
};

} // namespace gui
