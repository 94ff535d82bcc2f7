COPY <a> INTO <b>
